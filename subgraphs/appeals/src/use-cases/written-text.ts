import { normaliseText } from '@otklik/base';
import { isEditorHtml, plainText } from './plain-text.js';

/** Beyond this many UTF-16 units nothing is read as HTML: the text is too long anyway. */
const MAX_HTML_LENGTH = 50_000;

/**
 * What a citizen or clerk wrote as it is kept: plain text. HTML of an editor gives the text it shows, everything else stays
 * what was typed (docs/decisions/0007).
 */
export function writtenText(source: string): string {
  const isHtml = source.length <= MAX_HTML_LENGTH && isEditorHtml(source);
  return normaliseText(isHtml ? plainText(source) : source);
}

import { checkText, type ValidationIssue } from '@otklik/base';
import { MAX_TEXT_LENGTH } from '../domain/text.js';
import { writtenText } from './written-text.js';

/** A comment that may be left out, as it is kept. */
export function writtenComment(source: string | null | undefined): string | null {
  return writtenText(source ?? '') || null;
}

/** What is wrong with such a comment. */
export function checkComment(comment: string | null): ValidationIssue[] {
  return comment === null ? [] : checkText(comment, ['comment'], MAX_TEXT_LENGTH);
}

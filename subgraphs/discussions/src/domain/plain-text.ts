import { normaliseText } from '@otklik/base';

/** Elements whose content is not text at all, and comments: from the first mark to the second. */
const UNSEEN: readonly (readonly [opening: RegExp, closing: RegExp])[] = [
  [/<!--/g, /-->/g],
  ...['script', 'style', 'template', 'iframe', 'object', 'noscript'].map(
    (name) => [new RegExp(`<${name}\\b[^<>]*>`, 'gi'), new RegExp(`</${name}\\s*>`, 'gi')] as const,
  ),
];
/** Where editors begin a new line. */
const LINE_END = /<br\s*\/?>|<\/(p|div|li|ul|ol|tr|table|h[1-6]|blockquote|section|article)\s*>/gi;
/** What is an element: «цена <5 или >7» stays what it is. */
const ELEMENTS = [
  'a abbr article audio b base big blockquote body br button canvas center code col dd del details div dl dt em embed',
  'fieldset figure font footer form frame frameset h[1-6] head header hr html i iframe img input ins label li link main',
  'mark math meta nav noscript object ol option p pre s script section select small source span strike strong style sub',
  'summary sup svg table tbody td template textarea tfoot th thead title tr tt u ul video',
]
  .join(' ')
  .replaceAll(' ', '|');
const TAG = new RegExp(`</?(?:${ELEMENTS})(?:[\\s/][^<>]*)?>|<!doctype[^<>]*>`, 'gi');
/** More rounds than any editor's text needs. */
const MAX_ROUNDS = 10;
const ENTITIES: Readonly<Record<string, string>> = { nbsp: ' ', quot: '"', laquo: '«', raquo: '»', ndash: '–', mdash: '—', hellip: '…' };

/**
 * Plain text of what a person sent, which may come from an editor: no elements of HTML, no control characters, one kind of
 * line end, nothing blank around it. Angle brackets that are no HTML stay.
 */
export function plainText(text: string): string {
  let clean = normaliseText(text);
  // What is left of nested pieces may be an element again: `<<b>script>`.
  let rounds = 0;
  for (let before = ''; before !== clean; rounds++) {
    before = clean;
    // No editor nests like this: somebody is playing.
    clean = rounds < MAX_ROUNDS ? withoutUnseen(decoded(clean)).replace(LINE_END, '\n').replace(TAG, '') : decoded(clean).replaceAll('<', '');
  }
  return clean.trim();
}

/** Entities are told first: `<b&nbsp;>` is an element once it is read. None of them stands for an angle bracket. */
function decoded(text: string): string {
  return text.replace(/&(nbsp|quot|laquo|raquo|ndash|mdash|hellip);/gi, (_, name: string) => ENTITIES[name.toLowerCase()]!);
}

/** Each mark is looked for once through the text, so that no text takes more than linear time. */
function withoutUnseen(text: string): string {
  return UNSEEN.reduce((rest, [opening, closing]) => {
    let kept = '';
    let from = 0;
    opening.lastIndex = 0;
    while (opening.exec(rest) !== null) {
      const start = opening.lastIndex;
      closing.lastIndex = start;
      const begin = rest.lastIndexOf('<', start - 1);
      if (closing.exec(rest) === null) break;
      kept += rest.slice(from, begin);
      from = opening.lastIndex = closing.lastIndex;
    }
    return kept + rest.slice(from);
  }, text);
}

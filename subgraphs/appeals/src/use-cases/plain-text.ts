import { compile } from 'html-to-text';

/** What editors of other systems write: known tags only, so that «5 < 7» and «<ваш дом>» stay what they are. */
const TAG_NAMES =
  'a|abbr|article|b|big|blockquote|body|br|caption|center|code|col|colgroup|div|dd|dl|dt|em|figcaption|figure|font|footer|h[1-6]|head|header|hr|html|i|img|li|mark|meta|o:p|ol|p|pre|s|script|section|small|span|strike|strong|style|sub|sup|table|tbody|td|tfoot|th|thead|title|tr|tt|u|ul|wbr';
const ATTRIBUTE = /\s+[\w:-]+=(?:"[^"]*"|'[^']*'|`[^`]*`|[^\s"'`<>]+)/.source;
const TAG = new RegExp(`</?(?:${TAG_NAMES})(?:${ATTRIBUTE})*\\s*/?>`, 'gi');
const ENTITY = /&(?:[a-z][a-z\d]{1,30}|#\d{1,7}|#x[\da-f]{1,6});/i;
/** What editors write for signs that people type. */
const KNOWN_ENTITY = /&(?:nbsp|amp|lt|gt|quot|apos|laquo|raquo|ndash|mdash|hellip|shy|#\d{2,6}|#x[\da-f]{2,5});/i;
const ONLY_ENTITIES = new RegExp(ENTITY.source, 'gi');
/** Attributes in backticks, as one widely used portal exports them: no browser's HTML, and their spaces would split them. */
const BACKTICKS = /=`([^`]*)`/g;

const convert = compile({
  wordwrap: false,
  limits: { maxDepth: 200, ellipsis: '' },
  selectors: [
    { selector: 'a', options: { ignoreHref: false, hideLinkHrefIfSameAsText: true, noAnchorUrl: true, linkBrackets: ['(', ')'] } },
    { selector: 'img', format: 'skip' },
    { selector: 'style', format: 'skip' },
    { selector: 'script', format: 'skip' },
    { selector: 'ul', options: { itemPrefix: '- ' } },
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
    { selector: 'table', format: 'block' },
    { selector: 'tr', format: 'block', options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
    { selector: 'td', format: 'inlineSurround', options: { suffix: ' ' } },
  ],
});

/** Elements that stand alone. */
const VOID_NAMES: readonly string[] = ['br', 'hr', 'img', 'wbr'];

/**
 * Whether a text comes from an editor of HTML: some known element is opened and closed in it, a line break, rule or picture
 * stands in it, or a known entity. A lone tag, «a < b» and «<3» are what a person typed.
 */
export function isEditorHtml(text: string): boolean {
  const opened = new Set<string>();
  for (const [tag] of text.matchAll(TAG)) {
    const name = /[a-z][a-z\d:]*/i.exec(tag)![0].toLowerCase();
    if (VOID_NAMES.includes(name) || (tag.startsWith('</') && opened.has(name))) return true;
    if (!tag.startsWith('</')) opened.add(name);
  }
  return KNOWN_ENTITY.test(text);
}

/**
 * The text that an editor's HTML shows: paragraphs, line breaks and lists stay, tags, styles and pictures go. A text without
 * such HTML is answered as it is, line by line.
 */
export function plainText(html: string): string {
  const source = withoutComments(html);
  const isHtml = source.search(TAG) >= 0;
  if (!isHtml) return ENTITY.test(source) ? tidy(source.replace(ONLY_ENTITIES, (entity) => convert(entity) || ' ')) : source;
  return tidy(convert(guarded(source)));
}

/** Each mark is looked for once, so that no text takes more than linear time. */
function withoutComments(html: string): string {
  let result = '';
  let end = 0;
  for (let start = html.indexOf('<!--'); start >= 0; start = html.indexOf('<!--', end)) {
    const close = html.indexOf('-->', start + 4);
    if (close < 0) break;
    result += html.slice(end, start);
    end = close + 3;
  }
  return result + html.slice(end);
}

/** The HTML with everything that is no tag of an editor made text, because a parser would swallow it. */
function guarded(html: string): string {
  let result = '';
  let end = 0;
  for (const match of html.matchAll(TAG)) {
    result += html.slice(end, match.index).replaceAll('<', '&lt;') + match[0].replace(BACKTICKS, (_, value: string) => `="${value.replaceAll('"', '&quot;')}"`);
    end = match.index + match[0].length;
  }
  return result + html.slice(end).replaceAll('<', '&lt;');
}

function tidy(text: string): string {
  return text
    .replace(/[\u00a0\u202f]/g, ' ')
    .replace(/[ \t]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

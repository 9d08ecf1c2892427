/** The most characters that a cell of a spreadsheet holds. */
const MAX_CELL = 32_767;
/** What XML 1.0 does not know. */
const NOT_XML = /(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu;
const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A text inside an XML element or attribute, cut to what a cell holds. */
export function xmlText(text: string): string {
  const clean = text.toWellFormed().replace(NOT_XML, '');
  const cut = clean.length > MAX_CELL ? `${clean.slice(0, MAX_CELL - 1).replace(/[\ud800-\udbff]$/, '')}…` : clean;
  // Spreadsheets read `_x0041_` as an escaped character: the underscore before it is escaped in the same way.
  return cut.replace(/_(?=x[\da-f]{4}_)/gi, '_x005F_').replace(/[&<>"]/g, (sign) => SIGNS[sign]!);
}

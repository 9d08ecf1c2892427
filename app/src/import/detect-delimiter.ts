const DELIMITERS = [',', ';', '\t'] as const;

/** What separates the cells of a header: the sign that stands most often outside quotation marks; a comma in doubt. */
export function detectDelimiter(header: string): string {
  const outside = header.replace(/"[^"]*"/g, '');
  const count = (sign: string): number => outside.split(sign).length - 1;
  return DELIMITERS.reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}

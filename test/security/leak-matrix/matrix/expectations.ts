import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const FILE = join(import.meta.dirname, '../expectations.txt');
const LINE = /^(?<place>[A-Z]\w*\.\w+(?:@\w+)?)\s+(?<secret>[-omx.]{6})\s+(?<open>[-omx.]{6})(?<nobody>\s+nobody)?(?:\s+#.*)?$/;

/** No object of the kind that the entitled could see. */
export const NO_WAY = '......';

/** What each stranger should be told: one letter for each, in the order of `STRANGERS`. */
export interface Expectation {
  readonly secret: string;
  readonly open: string;
  /** The field is null for everybody, the entitled included. */
  readonly nobody: boolean;
}

/** The hand-written table. @throws Error for a line that is not of its form, comes twice or not in its order */
export function readExpectations(text = readFileSync(FILE, 'utf8')): ReadonlyMap<string, Expectation> {
  const expectations = new Map<string, Expectation>();
  let before = '';
  for (const [index, line] of text.split('\n').entries()) {
    if (line === '' || line.startsWith('#')) continue;
    const found = LINE.exec(line)?.groups;
    if (found === undefined) throw new Error(`expectations.txt:${index + 1} is not "Type.field  ------  ------": ${line}`);
    const place = found['place']!;
    if (place <= before) throw new Error(`expectations.txt:${index + 1}: ${place} comes after ${before}; the lines are sorted, each comes once`);
    expectations.set(place, { secret: found['secret']!, open: found['open']!, nobody: found['nobody'] !== undefined });
    before = place;
  }
  return expectations;
}

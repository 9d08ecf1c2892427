import { ResultText } from '../sockets/result-text.js';
import { RecentOutcomes } from './recent-outcomes.js';
import type { TwinOutcome } from './run-twin.js';

const HOUR = 3_600_000;
const result = (): TwinOutcome => ({ kind: 'result', result: new ResultText('{}') });
let asked = 0;
const ask = async (): Promise<TwinOutcome> => {
  asked++;
  return result();
};
beforeEach(() => void (asked = 0));

test('who asks for the same version while it runs, or a moment later, shares the run', async () => {
  const recent = new RecentOutcomes(HOUR, () => true);
  const [first, second] = await Promise.all([recent.of(1, ask), recent.of(1, ask)]);
  expect(second).toBe(first);
  expect(await recent.of(1, ask)).toBe(first);
  expect(await recent.of(2, ask)).not.toBe(first);
  expect(asked).toBe(2);
});

test('an old outcome is not shared, but one that still runs is', async () => {
  const recent = new RecentOutcomes(-1, () => true);
  const [first, second] = [recent.of(1, ask), recent.of(1, ask)];
  expect(second).toBe(first);
  await first;
  await recent.of(1, ask);
  expect(asked).toBe(2);
});

test.each(['refused', 'failed'] as const)('an outcome that is %s is asked for anew', async (kind) => {
  const recent = new RecentOutcomes(HOUR, () => true);
  await recent.of(1, () => Promise.resolve({ kind, error: new Error('no') }));
  expect(await recent.of(1, ask)).toMatchObject({ kind: 'result' });
});

test('nothing is kept where nobody else would ask', async () => {
  const recent = new RecentOutcomes(HOUR, () => false);
  await recent.of(1, ask);
  await recent.of(1, ask);
  expect(asked).toBe(2);
});

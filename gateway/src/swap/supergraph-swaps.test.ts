import { NO_SWAPS } from './swap-counters.js';
import type { SwapReport } from './swap-report.js';
import { SupergraphSwaps } from './supergraph-swaps.js';

const LONG = 20;
const OTHER_WORK_MS = 300;

/** A graph that takes what is put in use, refuses what is called bad, and notes when one swap begins before another has ended. */
function graph() {
  let current = 'first';
  let running = 0;
  const used: string[] = [];
  const reports: SwapReport[] = [];
  const swaps = new SupergraphSwaps(
    {
      current: () => current,
      async put(supergraphSdl, _transport, slices) {
        if (running++ > 0) throw new Error('two at a time');
        await slices.wait(new Promise((resolve) => setTimeout(resolve, LONG)));
        running--;
        if (supergraphSdl.startsWith('bad')) throw new Error(`no\n  good: ${supergraphSdl}`);
        current = supergraphSdl;
        used.push(supergraphSdl);
        return { moved: 2, ended: 1 };
      },
    },
    (report) => reports.push(report),
  );
  return { swaps, used, reports };
}

test('swaps run one after another, and each is told of', async () => {
  const { swaps, used, reports } = graph();
  await Promise.all([swaps.swap('second'), swaps.swap('third')]);
  expect(used).toEqual(['second', 'third']);
  const accepted = { kind: 'accepted', durationMs: expect.any(Number) as number, movedSubscriptions: 2, endedSubscriptions: 1 };
  expect(reports).toEqual([accepted, accepted]);
  expect(swaps.counters).toMatchObject({ accepted: 2, refused: 0 });
  expect(swaps.counters.lastDurationMs).toBeGreaterThanOrEqual(LONG - 2);
});

test('a bad supergraph is refused with its reason on one line, and those that wait behind it are not', async () => {
  const { swaps, used, reports } = graph();
  const [bad] = await Promise.allSettled([swaps.swap('bad one'), swaps.swap('second')]);
  expect(bad).toMatchObject({ status: 'rejected', reason: { message: 'no good: bad one' } });
  expect([used, reports[0]]).toEqual([['second'], { kind: 'refused', reason: 'no good: bad one' }]);
  expect(swaps.counters).toMatchObject({ accepted: 1, refused: 1 });
});

test('the supergraph that is in use already is no swap', async () => {
  const { swaps, reports } = graph();
  await swaps.swap('first');
  expect([swaps.counters, reports]).toEqual([NO_SWAPS, []]);
});

test('after stopping nothing is swapped any more', async () => {
  const { swaps, used } = graph();
  const under = swaps.swap('second');
  const waiting = swaps.swap('third');
  void waiting.catch(() => undefined);
  await Promise.resolve();
  await swaps.stop();
  await under.catch(() => undefined);
  await expect(waiting).rejects.toThrow('The gateway stops.');
  expect(used).not.toContain('third');
});

test('waiting for others is no part of what the swap keeps the thread for', async () => {
  const { swaps } = graph();
  const swap = swaps.swap('second');
  // What the thread does meanwhile: so much that nothing else of this test is as long, on whatever machine.
  const begun = process.threadCpuUsage();
  setTimeout(() => {
    while (process.threadCpuUsage(begun).user < OTHER_WORK_MS * 1_000);
  });
  await swap;
  expect(swaps.counters.longestSliceCpuMs).toBeLessThan(OTHER_WORK_MS);
});

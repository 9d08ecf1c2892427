import { Slices } from './slices.js';

function work(ms: number): void {
  const end = performance.now() + ms;
  while (performance.now() < end);
}

test('others get their turn when a slice is long enough', async () => {
  let turns = 0;
  const counting = setInterval(() => turns++, 0);
  const slices = new Slices();
  for (let piece = 0; piece < 4; piece++) {
    work(6);
    await slices.rest();
  }
  clearInterval(counting);
  expect(turns).toBeGreaterThanOrEqual(3);
});

test('the longest slice is known, without the time spent waiting', async () => {
  const slices = new Slices();
  work(3);
  await slices.wait(new Promise((resolve) => setTimeout(resolve, 300)));
  expect(slices.longestMs).toBeGreaterThanOrEqual(3);
  slices.note();
  expect(slices.longestCpuMs).toBeLessThan(300);
});

import { Teller } from './teller.js';

/** No test waits for it. */
const LONG_MS = 1_000_000;

it('tells at once, and once of everything that comes while it tells', async () => {
  const tellings: (() => void)[] = [];
  let second: () => void = () => undefined;
  const toldTwice = new Promise<void>((resolve) => (second = resolve));
  const teller = new Teller({
    everyMs: 1,
    tell: () => new Promise<void>((resolve) => {
      tellings.push(resolve);
      if (tellings.length === 2) second();
    }),
  });
  teller.poke();
  expect(tellings).toHaveLength(1);
  for (let count = 0; count < 100; count++) teller.poke();
  tellings[0]!();
  await toldTwice;
  const stopped = teller.stop();
  tellings[1]!();
  await stopped;
  expect(tellings).toHaveLength(2);
});

it('keeps tellings apart, and a stop does not wait for the next one', async () => {
  let told = 0;
  const teller = new Teller({ everyMs: LONG_MS, tell: async () => void told++ });
  teller.poke();
  teller.poke();
  await teller.stop();
  teller.poke();
  expect(told).toBe(1);
});

it('tries again what has failed, and says so', async () => {
  const errors: unknown[] = [];
  let attempts = 0;
  await new Promise<void>((resolve) => {
    const teller = new Teller({
      everyMs: 1,
      onError: (error) => errors.push(error),
      tell: async () => {
        attempts += 1;
        if (attempts < 3) throw new Error(`no ${attempts}`);
        resolve();
      },
    });
    teller.poke();
  });
  expect(errors).toEqual([new Error('no 1'), new Error('no 2')]);
});

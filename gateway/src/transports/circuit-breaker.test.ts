import { CircuitBreaker, CircuitOpenError } from './circuit-breaker.js';

/** A breaker of three failures and one second, and a subgraph that does as it is told. */
function scene() {
  let time = 0;
  let asked = 0;
  const breaker = new CircuitBreaker({ failures: 3, openMs: 1_000, now: () => time });
  const ask = async (request: () => Promise<string>): Promise<string> => {
    try {
      return await breaker.run(() => (asked++, request()), (error) => (error as Error).message !== 'yours');
    } catch (error) {
      return error instanceof CircuitOpenError ? 'not asked' : (error as Error).message;
    }
  };
  return {
    breaker,
    works: () => ask(async () => 'fine'),
    fails: () => ask(async () => Promise.reject(new Error('down'))),
    refuses: () => ask(async () => Promise.reject(new Error('yours'))),
    hangs: () => {
      const { promise, resolve, reject } = Promise.withResolvers<string>();
      return { answer: ask(() => promise), resolve, reject };
    },
    wait: (ms: number) => void (time += ms),
    asked: () => asked,
  };
}

async function open(): Promise<ReturnType<typeof scene>> {
  const it = scene();
  for (let count = 0; count < 3; count++) await it.fails();
  return it;
}

test('opens after so many failures in a row, and asks nobody then', async () => {
  const { breaker, fails, works, asked } = scene();
  await fails();
  await fails();
  expect(breaker.state).toBe('closed');
  await fails();
  expect([breaker.state, await works(), asked()]).toEqual(['open', 'not asked', 3]);
});

test('a success in between starts the count anew', async () => {
  const { breaker, fails, works } = scene();
  for (let round = 0; round < 5; round++) {
    await fails();
    await fails();
    await works();
  }
  expect(breaker.state).toBe('closed');
});

test('what is the client’s own error never opens it, and counts as an answer', async () => {
  const { breaker, fails, refuses } = scene();
  for (let count = 0; count < 10; count++) expect(await refuses()).toBe('yours');
  for (let round = 0; round < 5; round++) {
    await fails();
    await fails();
    await refuses();
  }
  expect(breaker.state).toBe('closed');
});

test('after a moment it lets one request through and closes with its success', async () => {
  const { breaker, hangs, works, wait, asked } = await open();
  wait(999);
  expect(await works()).toBe('not asked');
  wait(1);
  const probe = hangs();
  expect([breaker.state, await works(), await works(), asked()]).toEqual(['half-open', 'not asked', 'not asked', 4]);
  probe.resolve('again');
  expect([await probe.answer, breaker.state, await works()]).toEqual(['again', 'closed', 'fine']);
});

test('stays open for another moment when that request fails', async () => {
  const { breaker, fails, works, wait } = await open();
  wait(1_000);
  expect(await fails()).toBe('down');
  expect([breaker.state, await works()]).toEqual(['open', 'not asked']);
  wait(1_000);
  expect([await works(), breaker.state]).toEqual(['fine', 'closed']);
});

test('requests that were on their way when it opened do not close the way for the probe', async () => {
  const it = scene();
  const late = it.hangs();
  for (let count = 0; count < 3; count++) await it.fails();
  it.wait(1_000);
  const probe = it.hangs();
  late.reject(new Error('down'));
  await late.answer;
  probe.resolve('again');
  expect([await probe.answer, it.breaker.state]).toEqual(['again', 'closed']);
});

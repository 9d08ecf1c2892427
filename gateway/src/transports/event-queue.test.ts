import { EventQueue } from './event-queue.js';

function queueWithStops(): { queue: EventQueue<number>; stops: () => number } {
  const queue = new EventQueue<number>();
  let stops = 0;
  queue.onStop = () => void stops++;
  return { queue, stops: () => stops };
}

async function drain(queue: EventQueue<number>): Promise<number[]> {
  const events: number[] = [];
  for (let step = await queue.next(); step.done !== true; step = await queue.next()) events.push(step.value);
  return events;
}

test('gives events in order, those that waited before the end too', async () => {
  const { queue } = queueWithStops();
  const first = queue.next();
  queue.push(1);
  queue.push(2);
  queue.end();
  queue.push(3);
  expect(await first).toEqual({ done: false, value: 1 });
  expect(await drain(queue)).toEqual([2]);
});

test('a failure comes after the events, once', async () => {
  const { queue } = queueWithStops();
  queue.push(1);
  queue.fail(new Error('cut'));
  expect(await queue.next()).toEqual({ done: false, value: 1 });
  await expect(queue.next()).rejects.toThrow('cut');
  expect(await queue.next()).toEqual({ done: true, value: undefined });
});

test('a reader who leaves stops the source, also while he waits', async () => {
  const { queue, stops } = queueWithStops();
  const waiting = queue.next();
  await queue.return();
  expect([await waiting, stops()]).toEqual([{ done: true, value: undefined }, 1]);
});

test('a reader who is too slow is cut off with RESYNC', async () => {
  const { queue, stops } = queueWithStops();
  for (let event = 0; event <= 1_000; event++) queue.push(event);
  await expect(drain(queue)).rejects.toMatchObject({ code: 'RESYNC' });
  expect(stops()).toBe(1);
});

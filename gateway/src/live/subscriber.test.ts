import { CodedError } from '@otklik/base';
import { ANONYMOUS } from '@otklik/identity';
import { Subscriber } from './subscriber.js';

let closed: number;

function subscriber(version = 0): Subscriber {
  closed = 0;
  const made = new Subscriber({ context: { viewer: ANONYMOUS, locale: 'ru', requestId: 'r' }, topic: 'appeal/1', queueLimit: 2, onRoles: () => undefined, onClose: () => closed++ });
  made.startAfter(version);
  return made;
}

function live(version = 0): Subscriber {
  const made = subscriber(version);
  made.goLive();
  return made;
}

const end = { done: true, value: undefined };
const item = (value: string) => ({ done: false, value });

test('gives results in order and drops versions that it has given', async () => {
  const mine = live(1);
  mine.takeLive(1, 'one');
  mine.takeLive(2, 'two');
  mine.takeLive(2, 'two again');
  mine.takeLive(3, 'three');
  expect([await mine.next(), await mine.next()]).toEqual([item('two'), item('three')]);
});

test('a reader who waits gets the result at once', async () => {
  const mine = live();
  const next = mine.next();
  mine.takeLive(1, 'one');
  expect(await next).toEqual(item('one'));
});

test('while catching up, takes nothing live but notes how far the log is', async () => {
  const mine = subscriber();
  mine.takeLive(2, 'live');
  expect(mine.noted).toBe(2);
  await mine.takeReplayed(1, 'one');
  await mine.takeReplayed(2, 'two');
  mine.goLive();
  expect([await mine.next(), await mine.next()]).toEqual([item('one'), item('two')]);
});

test('a replay waits for room', async () => {
  const mine = subscriber();
  await mine.takeReplayed(1, 'one');
  await mine.takeReplayed(2, 'two');
  let taken = false;
  const third = mine.takeReplayed(3, 'three').then(() => (taken = true));
  await Promise.resolve();
  expect(taken).toBe(false);
  await mine.next();
  await third;
  expect(mine.version).toBe(3);
});

test('a replay that waits for room ends with the subscription', async () => {
  const mine = subscriber();
  await mine.takeReplayed(1, 'one');
  await mine.takeReplayed(2, 'two');
  const third = mine.takeReplayed(3, 'three');
  mine.end();
  await third;
  expect(mine.version).toBe(2);
});

test('more than the queue takes ends it with RESYNC, after what was queued', async () => {
  const mine = live();
  for (const version of [1, 2, 3, 4]) mine.takeLive(version, String(version));
  expect(closed).toBe(1);
  expect([await mine.next(), await mine.next()]).toEqual([item('1'), item('2')]);
  await expect(mine.next()).rejects.toMatchObject({ code: 'RESYNC' });
  expect(await mine.next()).toEqual(end);
});

test('ends once, with the first reason', async () => {
  const mine = live();
  const next = mine.next();
  mine.end(CodedError.forbidden());
  mine.end(CodedError.notFound());
  await expect(next).rejects.toMatchObject({ code: 'FORBIDDEN' });
  expect(closed).toBe(1);
  expect(mine.isClosed).toBe(true);
});

test('a reader who leaves gets nothing more, not even what was queued', async () => {
  const mine = live();
  mine.takeLive(1, 'one');
  const leaving = mine.return();
  mine.takeLive(2, 'two');
  expect(await leaving).toEqual(end);
  expect(await mine.next()).toEqual(end);
  expect(closed).toBe(1);
});

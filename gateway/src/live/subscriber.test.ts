import { CodedError } from '@otklik/base';
import { ANONYMOUS } from '@otklik/identity';
import type { ResultReader } from '../sockets/live-results.js';
import { ResultText } from '../sockets/result-text.js';
import { Subscriber } from './subscriber.js';

let closed: number;
const result = (text: string) => new ResultText(text);

function subscriber(version = 0): Subscriber {
  closed = 0;
  const terms = { queueLimit: 2, onRoles: () => undefined, onSlow: () => undefined, onClose: () => closed++ };
  const made = new Subscriber({ viewer: ANONYMOUS, locale: 'ru', requestId: 'r' }, 'appeal/1', terms);
  made.startAfter(version);
  return made;
}

function live(version = 0): Subscriber {
  const made = subscriber(version);
  made.goLive();
  return made;
}

const end = { done: true, value: undefined };
const item = (text: string) => ({ done: false, value: result(text) });

test('gives results in order and drops versions that it has given', async () => {
  const mine = live(1);
  mine.takeLive(1, result('one'));
  mine.takeLive(2, result('two'));
  mine.takeLive(2, result('two again'));
  mine.takeLive(3, result('three'));
  expect([await mine.next(), await mine.next()]).toEqual([item('two'), item('three')]);
});

test('a reader who waits gets the result at once', async () => {
  const mine = live();
  const next = mine.next();
  mine.takeLive(1, result('one'));
  expect(await next).toEqual(item('one'));
});

test('while catching up, takes nothing live but notes how far the log is', async () => {
  const mine = subscriber();
  mine.takeLive(2, result('live'));
  expect(mine.noted).toBe(2);
  await mine.takeReplayed(1, result('one'));
  await mine.takeReplayed(2, result('two'));
  mine.goLive();
  expect([await mine.next(), await mine.next()]).toEqual([item('one'), item('two')]);
});

test('a replay waits for room', async () => {
  const mine = subscriber();
  await mine.takeReplayed(1, result('one'));
  await mine.takeReplayed(2, result('two'));
  let taken = false;
  const third = mine.takeReplayed(3, result('three')).then(() => (taken = true));
  await Promise.resolve();
  expect(taken).toBe(false);
  await mine.next();
  await third;
  expect(mine.version).toBe(3);
});

test('a replay that waits for room ends with the subscription', async () => {
  const mine = subscriber();
  await mine.takeReplayed(1, result('one'));
  await mine.takeReplayed(2, result('two'));
  const third = mine.takeReplayed(3, result('three'));
  mine.end();
  await third;
  expect(mine.version).toBe(2);
});

test('more than the queue takes ends it with RESYNC, after what was queued', async () => {
  const mine = live();
  for (const version of [1, 2, 3, 4]) mine.takeLive(version, result(String(version)));
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
  mine.takeLive(1, result('one'));
  const leaving = mine.return();
  mine.takeLive(2, result('two'));
  expect(await leaving).toEqual(end);
  expect(await mine.next()).toEqual(end);
  expect(closed).toBe(1);
});

describe('piped to a reader', () => {
  class Reader implements ResultReader {
    hasRoom = true;
    readonly seen: string[] = [];
    take({ text }: ResultText): void {
      this.seen.push(text);
    }
    end(error: Error | null): void {
      this.seen.push(`end ${error === null ? '' : (error as CodedError).code}`);
    }
    giveUp(): void {
      this.seen.push('give up');
    }
  }

  test('hands on what was queued before, then each result as it comes', () => {
    const [mine, reader] = [live(), new Reader()];
    mine.takeLive(1, result('one'));
    mine.pipe(reader);
    mine.takeLive(2, result('two'));
    expect(reader.seen).toEqual(['one', 'two']);
  });

  test('waits for a reader without room, and goes on from there', () => {
    const [mine, reader] = [live(), new Reader()];
    mine.pipe(reader);
    reader.hasRoom = false;
    mine.takeLive(1, result('one'));
    mine.end(CodedError.forbidden());
    expect(reader.seen).toEqual([]);
    reader.hasRoom = true;
    mine.resume();
    expect(reader.seen).toEqual(['one', 'end FORBIDDEN']);
  });

  test('gives a reader up for whom too much waits, and keeps nothing for him', () => {
    const [mine, reader] = [live(), new Reader()];
    mine.pipe(reader);
    reader.hasRoom = false;
    for (const version of [1, 2, 3]) mine.takeLive(version, result(String(version)));
    reader.hasRoom = true;
    mine.resume();
    expect(reader.seen).toEqual(['give up']);
    expect(closed).toBe(1);
  });

  test('tells a reader who has stopped nothing more', () => {
    const [mine, reader] = [live(), new Reader()];
    mine.pipe(reader);
    mine.stop();
    mine.takeLive(1, result('one'));
    expect(reader.seen).toEqual([]);
    expect(closed).toBe(1);
  });
});

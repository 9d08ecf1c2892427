import { Alarm } from './alarm.js';

const LONG_MS = 60_000;

test('a ring ends the sleep', async () => {
  const alarm = new Alarm();
  const sleep = alarm.sleep(LONG_MS);
  alarm.ring();
  await sleep;
});

test('a ring before the sleep is not lost', async () => {
  const alarm = new Alarm();
  alarm.ring();
  await alarm.sleep(LONG_MS);
});

test('many rings are one', async () => {
  const alarm = new Alarm();
  alarm.ring();
  alarm.ring();
  await alarm.sleep(LONG_MS);
  let awake = false;
  const sleep = alarm.sleep(LONG_MS).then(() => (awake = true));
  await Promise.resolve();
  expect(awake).toBe(false);
  alarm.ring();
  await sleep;
});

test('a sleep ends by itself', async () => {
  await new Alarm().sleep(1);
});

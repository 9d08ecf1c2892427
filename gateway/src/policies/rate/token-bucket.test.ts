import fc from 'fast-check';
import { FULL, afterTaking, bucketOf, levelAt, waitFor, type FullAt } from './token-bucket.js';

const MINUTE_MS = 60_000;

const perMinute = fc.integer({ min: 1, max: 1_000_000 });
/** Milliseconds that pass, and then points that are asked for. */
const requests = fc.array(fc.tuple(fc.oneof(fc.nat({ max: 5_000 }), fc.double({ min: 0, max: 200_000, noNaN: true })), fc.integer({ min: 1, max: 1_500_000 })), { maxLength: 60 });

test('in no stretch of time more is taken than the bucket holds and what comes back meanwhile', () => {
  fc.assert(
    fc.property(perMinute, requests, (points, asked) => {
      const size = bucketOf(points);
      const taken: { at: number; points: number }[] = [];
      let [now, fullAt]: [number, FullAt] = [0, FULL];
      for (const [passed, wanted] of asked) {
        now += passed;
        if (waitFor(wanted, fullAt, now, size) > 0) continue;
        fullAt = afterTaking(wanted, fullAt, now, size);
        taken.push({ at: now, points: wanted });
        let sum = 0;
        for (const one of taken.toReversed()) {
          sum += one.points;
          expect(sum).toBeLessThanOrEqual(points + ((now - one.at) * points) / MINUTE_MS + 1);
        }
      }
    }),
  );
});

test('who waits as long as told gets the points, and a moment sooner does not; in whole seconds it is less than one too long', () => {
  fc.assert(
    fc.property(perMinute, requests, (points, asked) => {
      const size = bucketOf(points);
      let [now, fullAt]: [number, FullAt] = [0, FULL];
      for (const [passed, wanted] of asked) {
        now += passed;
        const wait = waitFor(wanted, fullAt, now, size);
        if (wait === 0) fullAt = afterTaking(wanted, fullAt, now, size);
        else if (wait === Infinity) expect(wanted).toBeGreaterThan(points);
        else {
          expect(waitFor(wanted, fullAt, now + wait, size)).toBe(0);
          const told = Math.ceil(wait / 1000) * 1000;
          expect(waitFor(wanted, fullAt, now + told, size)).toBe(0);
          expect(waitFor(wanted, fullAt, now + told - 1_000.01, size)).toBeGreaterThan(0);
        }
      }
    }),
  );
});

test('what is asked for and is there is exactly what can be taken', () => {
  fc.assert(
    fc.property(perMinute, requests, (points, asked) => {
      const size = bucketOf(points);
      let [now, fullAt]: [number, FullAt] = [0, FULL];
      for (const [passed, wanted] of asked) {
        now += passed;
        fullAt = afterTaking(wanted, fullAt, now, size);
        const level = levelAt(fullAt, now, size);
        expect(level).toBeLessThanOrEqual(points);
        expect(level).toBeGreaterThanOrEqual(-points - 1e-3);
        if (level >= 1) expect(waitFor(Math.floor(level), fullAt, now, size)).toBe(0);
        if (level < points - 1) expect(waitFor(Math.max(level, 0) + 1, fullAt, now, size)).toBeGreaterThan(0);
      }
    }),
  );
});

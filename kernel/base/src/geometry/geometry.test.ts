import fc from 'fast-check';
import { boxOf, whereabouts, type Position, type Ring } from './multi-polygon.js';
import { nearest } from './nearest.js';
import { overlap } from './overlap.js';
import { ringFault } from './ring-fault.js';

const square = (west: number, south: number, size: number): Ring => [[west, south], [west + size, south], [west + size, south + size], [west, south + size], [west, south]];
const at = (x: number, y: number): Position => [x, y];

/** A ring around a middle: at rising angles, so that it never crosses itself. */
const star = fc
  .array(fc.integer({ min: 1, max: 40 }), { minLength: 3, maxLength: 24 })
  .map((radii): Ring => {
    const points = radii.map((radius, index): Position => [80 + (radius / 10) * Math.cos((index * 2 * Math.PI) / radii.length), 55 + (radius / 10) * Math.sin((index * 2 * Math.PI) / radii.length)]);
    return [...points, points[0]!];
  });
const point = fc.tuple(fc.double({ min: 74, max: 86, noNaN: true }), fc.double({ min: 49, max: 61, noNaN: true }));

/** The angle by which a ring turns around a point: another way to tell inside from outside. */
function turns([x, y]: Position, ring: Ring): number {
  let sum = 0;
  for (let index = 1; index < ring.length; index += 1) {
    const [a, b] = [ring[index - 1]!, ring[index]!];
    let angle = Math.atan2(b[1] - y, b[0] - x) - Math.atan2(a[1] - y, a[0] - x);
    if (angle > Math.PI) angle -= 2 * Math.PI;
    if (angle < -Math.PI) angle += 2 * Math.PI;
    sum += angle;
  }
  return Math.abs(Math.round(sum / (2 * Math.PI)));
}

describe('where a point lies', () => {
  it('is inside, outside, on the border, in a hole, or in one of several areas', () => {
    const area = [[square(0, 0, 10), square(4, 4, 2)], [square(20, 0, 1)]];
    const found = [at(1, 1), at(5, 5), at(4, 5), at(0, 3), at(10, 10), at(15, 0), at(20.5, 0.5)].map((place) => whereabouts(place, area));
    expect(found).toEqual(['INSIDE', 'OUTSIDE', 'BORDER', 'BORDER', 'BORDER', 'OUTSIDE', 'INSIDE']);
  });

  it('is the same as counting how often the ring turns around it', () => {
    fc.assert(
      fc.property(star, point, (ring, place) => {
        const here = whereabouts(place, [[ring]]);
        return here === 'BORDER' || (here === 'INSIDE') === (turns(place, ring) === 1);
      }),
    );
  });

  it('is never inside where it is outside the box', () => {
    fc.assert(
      fc.property(star, point, (ring, place) => {
        const { west, south, east, north } = boxOf([[ring]]);
        const isInBox = place[0] >= west && place[0] <= east && place[1] >= south && place[1] <= north;
        return isInBox || whereabouts(place, [[ring]]) === 'OUTSIDE';
      }),
    );
  });

  it('does not depend on where a ring begins, nor on which way it goes', () => {
    fc.assert(
      fc.property(star, point, fc.nat(30), (ring, place, shift) => {
        const open = ring.slice(1);
        const from = shift % open.length;
        const turned = [...open.slice(from), ...open.slice(0, from + 1)];
        return whereabouts(place, [[ring]]) === whereabouts(place, [[turned]]) && whereabouts(place, [[ring]]) === whereabouts(place, [[ring.toReversed()]]);
      }),
    );
  });

  it('is in exactly one of two areas that share an edge, or on its border', () => {
    fc.assert(
      fc.property(point, fc.tuple(point, point), (place, [a, b]) => {
        fc.pre(a[0] !== b[0] && a[1] > 50 && b[1] > 50 && a[1] < 60 && b[1] < 60);
        // A strip cut by the line from a to b, drawn to its sides.
        const slope = (b[1] - a[1]) / (b[0] - a[0]);
        const [left, right]: Position[] = [[74, a[1] + slope * (74 - a[0])], [86, a[1] + slope * (86 - a[0])]];
        const [low, high] = [-1e4, 1e4];
        const below: Ring = [left!, right!, [86, low], [74, low], left!];
        const above: Ring = [left!, right!, [86, high], [74, high], left!];
        fc.pre(place[0] > 74 && place[0] < 86);
        const sides = [whereabouts(place, [[below]]), whereabouts(place, [[above]])].toSorted().join();
        return sides === 'INSIDE,OUTSIDE' || sides === 'BORDER,BORDER';
      }),
    );
  });
});

describe('a ring', () => {
  it.each<[string, Ring, string | null]>([
    ['a good one', square(0, 0, 1), null],
    ['three points', [[0, 0], [1, 0], [0, 0]], 'TOO_SHORT'],
    ['an open one', [[0, 0], [1, 0], [1, 1], [0, 1]], 'NOT_CLOSED'],
    ['latitude first', [[55, 182], [56, 182], [56, 183], [55, 182]], 'OUT_OF_RANGE'],
    ['no numbers', [[Number.NaN, 0], [1, 0], [1, 1], [Number.NaN, 0]], 'OUT_OF_RANGE'],
    ['a line there and back', [[0, 0], [1, 0], [2, 0], [0, 0]], 'NO_AREA'],
    ['an eight', [[0, 0], [2, 2], [2, 0], [0, 1.5], [0, 0]], 'CROSSES_ITSELF'],
  ])('has its faults: %s', (_, ring, fault) => {
    expect(ringFault(ring)).toBe(fault);
  });

  it('around a middle has none', () => {
    fc.assert(fc.property(star, (ring) => ringFault(ring) === null || ringFault(ring) === 'NO_AREA'));
  });
});

test('areas overlap when they share more than a border and what rounding makes of it', () => {
  const one = [[square(0, 0, 2)]];
  expect([overlap(one, [[square(2, 0, 2)]]), overlap(one, [[square(1.99995, 0, 2)]]), overlap(one, [[square(1, 1, 2)]]), overlap(one, [[square(0.5, 0.5, 1)]]), overlap([[square(0, 0, 9), square(3, 3, 3)]], [[square(3, 3, 3)]])]).toEqual([false, false, true, true, false]);
});

test('the nearest place is so on the globe: a degree of longitude is shorter than one of latitude', () => {
  const places = [{ code: 'NORTH', latitude: 56, longitude: 80 }, { code: 'EAST', latitude: 55, longitude: 81.2 }];
  expect(nearest({ latitude: 55, longitude: 80 }, places)?.code).toBe('EAST');
  expect(nearest({ latitude: 55, longitude: 80 }, [])).toBeNull();
});

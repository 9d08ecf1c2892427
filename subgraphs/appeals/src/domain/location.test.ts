import fc from 'fast-check';
import { checkLocation, isInside, normaliseLocation, type Corner } from './location.js';

const SQUARE: Corner[] = [
  [53, 75],
  [57, 75],
  [57, 85],
  [53, 85],
];
/** A region with a bay: the middle of its north is cut out. */
const BAY: Corner[] = [
  [0, 0],
  [10, 0],
  [10, 4],
  [5, 4],
  [5, 6],
  [10, 6],
  [10, 10],
  [0, 10],
];
/** A region across the 180th meridian. */
const CHUKOTKA: Corner[] = [
  [62, 170],
  [70, 170],
  [70, -170],
  [62, -170],
];

const codes = (latitude: number, longitude: number) =>
  checkLocation({ latitude, longitude, address: null }, SQUARE).map((issue) => issue.code);

describe('a location', () => {
  test('in the region is fine', () => {
    expect(codes(55.03, 82.92)).toEqual([]);
  });

  test.each([
    [55.75, 37.62],
    [0, 0],
    [-55.03, 82.92],
  ])('%f, %f is outside the region', (latitude, longitude) => {
    expect(codes(latitude, longitude)).toEqual(['OUTSIDE_REGION']);
  });

  test.each([
    [91, 82],
    [55, 181],
    [-90.001, 0],
    [Number.NaN, 82],
    [55, Infinity],
  ])('%f, %f does not exist', (latitude, longitude) => {
    expect(codes(latitude, longitude)).toEqual(['OUT_OF_RANGE']);
  });

  test('an address of blanks is no address, and one too long is refused', () => {
    expect(normaliseLocation({ latitude: 55, longitude: 82, address: ' \n ' }).address).toBeNull();
    expect(checkLocation({ latitude: 55, longitude: 82, address: 'я'.repeat(501) }, SQUARE)).toMatchObject([
      { path: ['location', 'address'], code: 'TOO_LONG' },
    ]);
  });
});

describe('a point in a polygon', () => {
  test('a bay does not belong to the region around it', () => {
    expect(isInside({ latitude: 7, longitude: 5 }, BAY)).toBe(false);
    expect(isInside({ latitude: 3, longitude: 5 }, BAY)).toBe(true);
    expect(isInside({ latitude: 7, longitude: 2 }, BAY)).toBe(true);
  });

  test('a region may lie on both sides of the 180th meridian', () => {
    expect(isInside({ latitude: 66, longitude: 179 }, CHUKOTKA)).toBe(true);
    expect(isInside({ latitude: 66, longitude: -175 }, CHUKOTKA)).toBe(true);
    expect(isInside({ latitude: 66, longitude: 160 }, CHUKOTKA)).toBe(false);
    expect(isInside({ latitude: 66, longitude: 0 }, CHUKOTKA)).toBe(false);
  });

  test('a rectangle holds exactly the points between its sides', () => {
    const near = fc
      .integer({ min: -100, max: 200 })
      .filter((n) => n % 100 !== 0)
      .map((n) => n / 100);
    fc.assert(
      fc.property(near, near, (a, b) => {
        const inside = a > 0 && a < 1 && b > 0 && b < 1;
        expect(isInside({ latitude: 53 + 4 * a, longitude: 75 + 10 * b }, SQUARE)).toBe(inside);
      }),
    );
  });

  test('no region of fewer than three corners holds anything', () => {
    expect(isInside({ latitude: 55, longitude: 82 }, [])).toBe(false);
    expect(
      isInside({ latitude: 55, longitude: 82 }, [
        [53, 75],
        [57, 85],
      ]),
    ).toBe(false);
  });
});

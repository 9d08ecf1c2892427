import { nearestTerritory } from './territory.js';

const territories = [
  { code: 'NSK', latitude: 55.03, longitude: 82.92 },
  { code: 'BRD', latitude: 54.76, longitude: 83.11 },
  { code: 'KRS', latitude: 53.73, longitude: 78.04 },
];

describe('the territory of a place', () => {
  it('is the municipality with the nearest centre', () => {
    expect(nearestTerritory({ latitude: 55.0302, longitude: 82.9204 }, territories)).toBe('NSK');
    expect(nearestTerritory({ latitude: 54.77, longitude: 83.1 }, territories)).toBe('BRD');
    expect(nearestTerritory({ latitude: 53.9, longitude: 78.6 }, territories)).toBe('KRS');
  });

  it('is measured on the globe: a degree of longitude is shorter than one of latitude', () => {
    const place = { latitude: 55, longitude: 80 };
    const east = { code: 'EAST', latitude: 55, longitude: 81.2 };
    const north = { code: 'NORTH', latitude: 56, longitude: 80 };
    expect(nearestTerritory(place, [north, east])).toBe('EAST');
  });

  it('is none where there are no municipalities', () => {
    expect(nearestTerritory({ latitude: 55, longitude: 82 }, [])).toBeNull();
  });
});

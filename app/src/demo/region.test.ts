import { AgencyKind } from '@otklik/cabinets';
import { DEMO_AGENCIES } from './agencies.js';
import { DEMO_REGION } from './region.js';

describe('the demo region', () => {
  it('has a place for every municipality and for nothing else', () => {
    const municipalities = DEMO_AGENCIES.filter(({ kind }) => kind === AgencyKind.MUNICIPALITY).map(({ code }) => code);
    expect(DEMO_REGION.territories.map(({ code }) => code)).toEqual(municipalities);
  });

  it('encloses the centres of its municipalities and none of its neighbours’', () => {
    for (const { code, latitude, longitude } of DEMO_REGION.territories) expect([code, encloses(latitude, longitude)]).toEqual([code, true]);
    const neighbours = { Tomsk: [56.48, 84.95], Barnaul: [53.35, 83.77], Kemerovo: [55.35, 86.09], Omsk: [54.99, 73.37], Yurga: [55.72, 84.9], Slavgorod: [53.0, 78.65] };
    for (const [town, [latitude, longitude]] of Object.entries(neighbours)) expect([town, encloses(latitude!, longitude!)]).toEqual([town, false]);
  });
});

/** The even-odd rule, written anew: the platform's own is what this test looks over the shoulder of. */
function encloses(latitude: number, longitude: number): boolean {
  const corners = DEMO_REGION.boundary;
  return corners.reduce((inside, [toLatitude, toLongitude], index) => {
    const [fromLatitude, fromLongitude] = corners[(index + corners.length - 1) % corners.length]!;
    const straddles = toLatitude > latitude !== fromLatitude > latitude;
    const meets = toLongitude + ((latitude - toLatitude) * (fromLongitude - toLongitude)) / (fromLatitude - toLatitude);
    return straddles && longitude < meets ? !inside : inside;
  }, false);
}

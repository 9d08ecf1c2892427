import { areasAt, overlap, ringFault, type MultiPolygon, type Ring } from '@otklik/base';
import { DEMO_REGION } from './region.js';
import { demoTerritories } from './territories.js';

interface Feature {
  readonly properties: { readonly code: string; readonly level: string };
  readonly geometry: { readonly coordinates: readonly Ring[] };
}

const { features } = JSON.parse(demoTerritories()) as { features: readonly Feature[] };
const areas = features.map(({ properties: { code, level }, geometry }) => ({ code, depth: level === 'REGION' ? 0 : 1, area: [geometry.coordinates] satisfies MultiPolygon }));

describe('the demo territories', () => {
  it('have rings that bound something, and do not overlap', () => {
    for (const { code, area } of areas) expect([code, area.flat().map(ringFault)]).toEqual([code, [null]]);
    const districts = areas.filter(({ depth }) => depth === 1);
    const overlapping = districts.flatMap((one, index) => districts.slice(index + 1).flatMap((other) => (overlap(one.area, other.area) ? [`${one.code} ${other.code}`] : [])));
    expect(overlapping).toEqual([]);
  });

  it('each have the centre of their municipality, within the region', () => {
    for (const centre of DEMO_REGION.territories) expect(areasAt(centre, areas).map(({ code }) => code)).toEqual([centre.code, 'NSO']);
  });
});

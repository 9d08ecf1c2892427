import { DEMO_AGENCIES } from './agencies.js';
import { DEMO_REGION } from './region.js';

type Corner = readonly [longitude: number, latitude: number];

/** How much shorter a degree of longitude is than one of latitude, in the middle of the region. */
const SHORTER = Math.cos((55 * Math.PI) / 180);

/**
 * The demo region as a tree with borders, a GeoJSON text. The borders are made here, of no map: each municipality has what is nearer to its
 * centre than to any other, inside the outline of the region.
 */
export function demoTerritories(): string {
  const outline = DEMO_REGION.boundary.map(([latitude, longitude]): Corner => [longitude, latitude]);
  const titles = new Map(DEMO_AGENCIES.map(({ code, title }) => [code, title]));
  const root = feature({ code: 'NSO', level: 'REGION', title_ru: DEMO_REGION.title.ru, title_en: DEMO_REGION.title.en, oktmo: '50000000', agency: 'GOV' }, outline);
  const districts = DEMO_REGION.territories.map(({ code }) => {
    const { ru, en } = titles.get(code)!;
    return feature({ code, level: 'DISTRICT', parent: 'NSO', title_ru: placeName(ru), title_en: en, agency: code }, cellOf(code, outline));
  });
  return JSON.stringify({ type: 'FeatureCollection', features: [root, ...districts] });
}

/** «город Бердск» would need a dictionary of cases: the administration is called by its place, so the place is called after it. */
function placeName(administration: string): string {
  return administration.replace(/^Мэрия (города .*)$/, 'Территория $1').replace(/^Администрация /, 'Территория ');
}

function feature(properties: Readonly<Record<string, string>>, corners: readonly Corner[]): object {
  const rounded = corners.map(([longitude, latitude]) => [round(longitude), round(latitude)]);
  return { type: 'Feature', properties, geometry: { type: 'Polygon', coordinates: [[...rounded, rounded[0]]] } };
}

/** The outline without what is nearer to another centre: cut off centre by centre (Sutherland and Hodgman). */
function cellOf(code: string, outline: readonly Corner[]): Corner[] {
  const own = DEMO_REGION.territories.find((centre) => centre.code === code)!;
  return DEMO_REGION.territories
    .filter((other) => other !== own)
    .reduce<Corner[]>(
      (cell, other) => {
        // Positive on the own side of the line in the middle between the two centres.
        const nearer = ([longitude, latitude]: Corner): number =>
          ((own.longitude - other.longitude) * SHORTER * (longitude - (own.longitude + other.longitude) / 2) * SHORTER + (own.latitude - other.latitude) * (latitude - (own.latitude + other.latitude) / 2));
        return cell.flatMap((corner, index) => cut(cell.at(index - 1)!, corner, nearer));
      },
      [...outline],
    );
}

function cut(from: Corner, to: Corner, nearer: (corner: Corner) => number): Corner[] {
  const [before, after] = [nearer(from), nearer(to)];
  if (before < 0 === after < 0) return after < 0 ? [] : [to];
  const share = before / (before - after);
  const crossing: Corner = [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])];
  return after < 0 ? [crossing] : [crossing, to];
}

/** To a metre. */
function round(degrees: number): number {
  return Math.round(degrees * 1e5) / 1e5;
}

import { checkLine, ringFault, type LocalizedText, type MultiPolygon, type Polygon, type Position, type RingFault, type ValidationIssue, whereabouts } from '@otklik/base';
import { TERRITORY_DEPTH, type TerritoryLevel } from './territory-level.js';

/** A territory as a file describes it. */
export interface TerritoryDescription {
  readonly code: string;
  /** Its code in the classifier of municipalities; null when that is not known. */
  readonly oktmo: string | null;
  readonly title: LocalizedText;
  readonly level: TerritoryLevel;
  /** Code of the territory that it is a part of. */
  readonly parent: string | null;
  /** Code of the agency that governs it. */
  readonly agency: string | null;
  /** Empty when only its place in the tree is known. */
  readonly area: MultiPolygon;
}

/** What a file says, or what is wrong with it. */
export type TerritoryFile = { readonly territories: readonly TerritoryDescription[] } | { readonly issues: readonly ValidationIssue[] };

const MAX_TERRITORIES = 2_000;
/** Points of all territories together: a border to a hundred metres or so for a whole region. */
export const MAX_POINTS = 60_000;
const MAX_TITLE = 300;
const MOST_ISSUES = 100;
const CODE = /^[\p{L}\d](?:[\p{L}\d.-]{0,30}[\p{L}\d])?$/u;
const OKTMO = /^\d{8}(?:\d{3})?$/;

/** Reads a GeoJSON FeatureCollection (RFC 7946). Everything that is wrong is told, up to a hundred things. */
export function readTerritoryFile(text: string): TerritoryFile {
  const features = featuresOf(text);
  if (features === null) return { issues: [issue(['geoJson'], 'BAD_FORMAT', 'Нужен GeoJSON: FeatureCollection с территориями.', 'Give GeoJSON: a FeatureCollection of territories.')] };
  if (features.length === 0 || features.length > MAX_TERRITORIES) {
    return { issues: [issue(['features'], 'OUT_OF_RANGE', `От 1 до ${MAX_TERRITORIES} территорий.`, `1 to ${MAX_TERRITORIES} territories.`)] };
  }
  const read = features.map((feature, index) => readFeature(feature, ['features', String(index)]));
  const territories = read.flatMap(({ territory }) => territory ?? []);
  const issues = read.flatMap((one) => one.issues);
  if (issues.length === 0) issues.push(...treeIssues(territories));
  return issues.length > 0 ? { issues: issues.slice(0, MOST_ISSUES) } : { territories };
}

function featuresOf(text: string): unknown[] | null {
  try {
    const file: unknown = JSON.parse(text);
    return isRecord(file) && file['type'] === 'FeatureCollection' && Array.isArray(file['features']) ? file['features'] : null;
  } catch {
    return null;
  }
}

interface ReadFeature {
  readonly territory: TerritoryDescription | null;
  readonly issues: ValidationIssue[];
}

function readFeature(feature: unknown, path: string[]): ReadFeature {
  if (!isRecord(feature) || feature['type'] !== 'Feature') return { territory: null, issues: [issue(path, 'BAD_FORMAT', 'Это не Feature.', 'This is no Feature.')] };
  const properties = isRecord(feature['properties']) ? feature['properties'] : {};
  const at = (name: string): string[] => [...path, 'properties', name];
  const ru = textOf(properties['title_ru']) ?? '';
  const code = textOf(properties['code']) ?? '';
  const oktmo = textOf(properties['oktmo']);
  const level = textOf(properties['level']) as TerritoryLevel | null;
  const title = { ru, en: textOf(properties['title_en']) ?? ru };
  const issues = [...checkLine(title.ru, at('title_ru'), MAX_TITLE), ...checkLine(title.en, at('title_en'), MAX_TITLE)];
  if (!CODE.test(code)) issues.push(issue(at('code'), 'BAD_FORMAT', 'До 32 букв, цифр, точек и дефисов.', 'Up to 32 letters, digits, dots and hyphens.'));
  if (oktmo !== null && !OKTMO.test(oktmo)) issues.push(issue(at('oktmo'), 'BAD_FORMAT', 'ОКТМО — 8 или 11 цифр.', 'OKTMO has 8 or 11 digits.'));
  if (level === null || !Object.hasOwn(TERRITORY_DEPTH, level)) {
    issues.push(issue(at('level'), 'BAD_FORMAT', `Уровень: ${Object.keys(TERRITORY_DEPTH).join(', ')}.`, `Level: ${Object.keys(TERRITORY_DEPTH).join(', ')}.`));
  }
  const shape = readGeometry(feature['geometry'], [...path, 'geometry']);
  issues.push(...shape.issues);
  if (issues.length > 0) return { territory: null, issues };
  return { territory: { code, oktmo, title, level: level!, parent: textOf(properties['parent']), agency: textOf(properties['agency']), area: shape.area }, issues };
}

function readGeometry(geometry: unknown, path: string[]): { area: MultiPolygon; issues: ValidationIssue[] } {
  if (geometry === null || geometry === undefined) return { area: [], issues: [] };
  const type = isRecord(geometry) ? geometry['type'] : null;
  const coordinates = isRecord(geometry) ? geometry['coordinates'] : null;
  const polygons = type === 'Polygon' ? [coordinates] : type === 'MultiPolygon' ? coordinates : null;
  if (!isArea(polygons)) return { area: [], issues: [issue(path, 'BAD_FORMAT', 'Нужен Polygon или MultiPolygon.', 'Give a Polygon or a MultiPolygon.')] };
  // More than two numbers are heights, which do not matter here.
  const area = polygons.map((polygon) => polygon.map((ring) => ring.map(([longitude, latitude]): Position => [longitude, latitude])));
  return { area, issues: area.flatMap((polygon, index) => polygonIssues(polygon, [...path, 'coordinates', String(index)])) };
}

function polygonIssues(polygon: Polygon, path: string[]): ValidationIssue[] {
  const faults = polygon.flatMap((ring, index) => {
    const fault = ringFault(ring);
    return fault === null ? [] : [issue([...path, String(index)], fault, ...FAULTS[fault])];
  });
  if (faults.length > 0) return faults;
  const [outer, ...holes] = polygon;
  return holes.flatMap((hole, index) => (hole.every((point) => whereabouts(point, [[outer!]]) !== 'OUTSIDE') ? [] : [issue([...path, String(index + 1)], 'HOLE_OUTSIDE', 'Дырка выходит за границу.', 'The hole reaches over the border.')]));
}

const FAULTS: Readonly<Record<RingFault, readonly [ru: string, en: string]>> = {
  TOO_SHORT: ['В контуре меньше четырёх точек.', 'The ring has fewer than four points.'],
  OUT_OF_RANGE: ['Долгота от −180 до 180, затем широта от −90 до 90.', 'Longitude from −180 to 180, then latitude from −90 to 90.'],
  NOT_CLOSED: ['Контур не замкнут: последняя точка должна быть первой.', 'The ring is open: its last point must be its first.'],
  NO_AREA: ['Контур ничего не ограничивает.', 'The ring bounds nothing.'],
  CROSSES_ITSELF: ['Контур пересекает сам себя.', 'The ring crosses itself.'],
};

/** What is wrong with territories taken together. */
function treeIssues(territories: readonly TerritoryDescription[]): ValidationIssue[] {
  const points = territories.reduce((sum, { area }) => sum + area.flat(2).length, 0);
  if (points > MAX_POINTS) return [issue(['features'], 'TOO_MANY', `Не больше ${MAX_POINTS} точек: упростите границы.`, `At most ${MAX_POINTS} points: simplify the borders.`)];
  const byCode = new Map<string, TerritoryDescription>();
  const issues: ValidationIssue[] = [];
  territories.forEach((territory, index) => {
    if (byCode.has(territory.code)) issues.push(issue(['features', String(index), 'properties', 'code'], 'REPEATED', 'Такой код уже есть.', 'There is this code already.'));
    byCode.set(territory.code, territory);
  });
  territories.forEach(({ parent, level }, index) => {
    if (parent === null) return;
    const path = ['features', String(index), 'properties', 'parent'];
    const above = byCode.get(parent);
    if (above === undefined) issues.push(issue(path, 'UNKNOWN', 'Такой территории в файле нет.', 'The file has no such territory.'));
    else if (TERRITORY_DEPTH[above.level] >= TERRITORY_DEPTH[level]) issues.push(issue(path, 'NOT_ABOVE', 'Эта территория не уровнем выше.', 'That territory is not of a level above.'));
  });
  return issues;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isArea(value: unknown): value is [number, number, ...number[]][][][] {
  const isPosition = (one: unknown): boolean => Array.isArray(one) && one.length >= 2 && one.every((number) => typeof number === 'number');
  const listOf = (isItem: (one: unknown) => boolean) => (one: unknown) => Array.isArray(one) && one.length > 0 && one.every(isItem);
  return listOf(listOf(listOf(isPosition)))(value);
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function issue(path: string[], code: string, ru: string, en: string): ValidationIssue {
  return { path, code, message: { ru, en } };
}

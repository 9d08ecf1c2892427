import type { FieldTest, FormField, PluginManifest, RuleCondition, SettingReference } from '@otklik/plugin-sdk';
import type { FieldValue } from '../forms/form.js';
import { isReference } from './place-holds.js';
import { isInSeason, testHolds } from './rule-applies.js';
import { fieldOfCategory } from './rule-scope.js';
import { settingField } from './setting-field.js';

/** Of one thing that lines ask about, the cases that they can tell apart: one number each. A case that is not listed cannot be. */
export type Cases = ReadonlySet<number>;

/** A part of all messages: what each thing may be; everything where a thing is not named. */
export type Region = ReadonlyMap<string, Cases>;

/** All messages of a category, as far as the lines of a table tell them apart. */
export interface RuleSpace {
  /** The cases of each thing that some line asks about. */
  readonly cases: ReadonlyMap<string, Cases>;
  /** The messages to which a condition applies: those of all of these together. */
  regionsOf(when: RuleCondition): readonly Region[];
}

/** A thing that lines ask about: one value for each case. */
interface Axis {
  readonly values: readonly (FieldValue | undefined)[];
}

interface Clause {
  readonly axis: string;
  readonly holds: (value: FieldValue | undefined) => boolean;
}

/**
 * The space of what may be told of messages of a category by the conditions of a table. Numbers become the points and gaps that their
 * bounds leave; days, those of the same seasons; a territory is one to be in or not, for a manifest does not know what lies in what.
 */
export function ruleSpace(manifest: PluginManifest, category: string, conditions: readonly RuleCondition[]): RuleSpace {
  const axes = new Map<string, Axis>();
  const tested = new Map<string, FieldTest[]>();
  for (const when of conditions) {
    for (const [key, test] of Object.entries(when.fields ?? {})) push(tested, `field ${key}`, test);
    for (const [key, test] of Object.entries(when.config ?? {})) push(tested, `setting ${key}`, test);
    for (const [axis, test] of boundsOf(when)) push(tested, axis, test);
    for (const clause of factsOf(when).flat()) axes.set(clause.axis, YES_OR_NO);
    if (when.season !== undefined) axes.set('day', { values: daysOf(manifest) });
  }
  for (const [axis, tests] of tested) {
    const field = fieldOfAxis(manifest, category, axis);
    if (field !== undefined) axes.set(axis, { values: valuesOf(field, tests) });
  }
  const cases = new Map([...axes].map(([axis, { values }]) => [axis, new Set(values.keys())]));
  return { cases, regionsOf: (when) => alternatives(manifest, when).map((clauses) => regionOf(clauses, axes)) };
}

/** The ways to meet a condition: a choice of territories is one for each. */
function alternatives(manifest: PluginManifest, when: RuleCondition): Clause[][] {
  const clauses: Clause[] = [];
  const add = (axis: string, test: FieldTest): number => clauses.push({ axis, holds: (value) => value !== undefined && testHolds(test, value) });
  for (const [key, test] of Object.entries(when.fields ?? {})) add(`field ${key}`, test);
  for (const [key, test] of Object.entries(when.config ?? {})) add(`setting ${key}`, test);
  for (const [axis, test] of boundsOf(when)) add(axis, test);
  const season = when.season === undefined ? undefined : manifest.season?.[when.season];
  if (season !== undefined) clauses.push({ axis: 'day', holds: (day) => isInSeason(season, day as `${number}-${number}-${number}`) });
  const [choices, ...facts] = factsOf(when);
  const all = [...clauses, ...facts.flat()];
  return choices === undefined || choices.length === 0 ? [all] : choices.map((choice) => [...all, choice]);
}

function regionOf(clauses: readonly Clause[], axes: ReadonlyMap<string, Axis>): Region {
  const region = new Map<string, Set<number>>();
  for (const { axis, holds } of clauses) {
    const values = axes.get(axis)?.values ?? [];
    const passing = [...values.keys()].filter((i) => holds(values[i]));
    const before = region.get(axis);
    region.set(axis, new Set(before === undefined ? passing : passing.filter((i) => before.has(i))));
  }
  return region;
}

/** Boxes, and circles around a point that is written down, are bounds of numbers. */
function boundsOf({ place }: RuleCondition): [string, FieldTest][] {
  const bounds: [string, FieldTest][] = [];
  const { box, circle } = place ?? {};
  if (box !== undefined && isWritten(box)) bounds.push(['latitude', { gte: box.south as number, lte: box.north as number }], ['longitude', { gte: box.west as number, lte: box.east as number }]);
  if (circle !== undefined && isWritten(circle)) bounds.push([distanceFrom(circle), { gte: 0, lte: circle.radius as number }]);
  return bounds;
}

/** What of a place is met or not: first the choices of territories, then shapes that the cabinet sets. */
function factsOf({ place }: RuleCondition): [Clause[], ...Clause[][]] {
  const { in: codes = [], box, circle } = place ?? {};
  const choices = codes.map((code) => fact(`territory ${isReference(code) ? `of ${code.setting}` : `"${code}"`}`));
  const shapes = [box, circle].filter((shape) => shape !== undefined && !isWritten(shape)).map((shape) => [fact(`shape ${JSON.stringify(shape)}`)]);
  return [choices, ...shapes];
}

function fact(axis: string): Clause {
  return { axis, holds: (value) => value === true };
}

function isWritten(shape: Readonly<Record<string, number | SettingReference>>): boolean {
  return Object.values(shape).every((value) => !isReference(value));
}

function distanceFrom({ latitude, longitude }: { readonly latitude: number | SettingReference; readonly longitude: number | SettingReference }): string {
  return `metres from ${JSON.stringify([latitude, longitude])}`;
}

const DEGREES: Readonly<Record<string, number>> = { latitude: 90, longitude: 180 };

/** What a thing that tests are about may be. */
function fieldOfAxis(manifest: PluginManifest, category: string, axis: string): FormField | undefined {
  const [kind, key] = axis.split(' ', 2) as [string, string | undefined];
  if (kind === 'field') return fieldOfCategory(manifest, category, key!);
  const title = { ru: axis, en: axis };
  if (kind === 'metres') return { key: axis, title, type: 'float', min: 0 };
  if (kind in DEGREES) return { key: axis, title, type: 'float', min: -DEGREES[kind]!, max: DEGREES[kind]! };
  const setting = manifest.config?.properties?.[key!];
  if (setting === undefined) return undefined;
  return { ...settingField(key!, setting), required: setting.default !== undefined || manifest.config?.required?.includes(key!) === true };
}

/** One value of each case: of each choice, or of the points and gaps that the tests tell apart. Undefined stands for none. */
function valuesOf(field: FormField, tests: readonly FieldTest[]): (FieldValue | undefined)[] {
  const none = field.required === true ? [] : [undefined];
  const named = tests.flatMap(({ eq, in: several, gte, lte }) => [eq, ...(several ?? []), gte, lte]).filter((value) => value !== undefined);
  switch (field.type) {
    case 'boolean':
      return [...none, true, false];
    case 'enum':
      return [...none, ...field.values.map(({ key }) => key)];
    case 'int':
    case 'float':
      return [...none, ...pointsAndGaps(named.filter((value) => typeof value === 'number'), field.type === 'int', field.min ?? -Infinity, field.max ?? Infinity)];
    default:
      // Of a free text: each that is named, and any other.
      return [...none, ...new Set(named.filter((value) => typeof value === 'string')), '\u0000'];
  }
}

/** The numbers that are named, and one between each two of them where there is any. */
function pointsAndGaps(named: readonly number[], isWhole: boolean, min: number, max: number): number[] {
  const points = [...new Set([...named, min, max])].filter((point) => min <= point && point <= max).toSorted((a, b) => a - b);
  const values = points.flatMap((point, i) => {
    const here = Number.isFinite(point) && (!isWhole || Number.isInteger(point)) ? [point] : [];
    const next = points[i + 1];
    return next === undefined ? here : [...here, ...between(point, next, isWhole)];
  });
  return [...new Set(values)];
}

function between(low: number, high: number, isWhole: boolean): number[] {
  if (low === -Infinity && high === Infinity) return [0];
  const middle = low === -Infinity ? high - 1 : high === Infinity ? low + 1 : (low + high) / 2;
  const value = isWhole ? (Math.floor(low) + 1 > low && low !== -Infinity ? Math.floor(low) + 1 : Math.ceil(high) - 1) : middle;
  return low < value && value < high ? [value] : [];
}

/** A day of each set of seasons that some day has. */
function daysOf(manifest: PluginManifest): string[] {
  const seasons = Object.values(manifest.season ?? {});
  const bySeasons = new Map(DAYS.map((day) => [seasons.map((season) => isInSeason(season, day)).join(), day]));
  return [...bySeasons.values()];
}

function push(map: Map<string, FieldTest[]>, key: string, test: FieldTest): void {
  map.set(key, [...(map.get(key) ?? []), test]);
}

const YES_OR_NO: Axis = { values: [true, false] };

/** Every day that a year can have. */
const DAYS = Array.from({ length: 366 }, (_, i) => new Date(Date.UTC(2024, 0, 1 + i)).toISOString().slice(0, 10) as `${number}-${number}-${number}`);

import { comparableWords, type LocalizedText, type ValidationIssue } from '@otklik/base';
import { checkLocalized, normaliseLocalized, type LocalizedInput } from '../localized-input.js';
import { checkCode, MAX_DESCRIPTION, MAX_TITLE } from './service-draft.js';

/** The most stages of a life situation. */
export const MAX_STAGES = 30;
/** The most services of one stage. */
export const MAX_SERVICES = 50;
const MAX_ALIASES = 20;

/** A stage as a client sends it. */
export interface StageInput {
  readonly code: string;
  readonly title: LocalizedInput;
  readonly serviceIds?: readonly string[] | null;
}

/** A life situation as a client sends it. */
export interface SituationInput {
  readonly code: string;
  readonly title: LocalizedInput;
  readonly description?: LocalizedInput | null;
  readonly aliases?: readonly LocalizedInput[] | null;
  readonly stages?: readonly StageInput[] | null;
}

/** A stage as it is kept. */
export interface StageDraft {
  readonly code: string;
  readonly title: LocalizedText;
  readonly serviceIds: readonly string[];
}

/** A life situation as it is kept. */
export interface SituationDraft {
  readonly code: string;
  readonly title: LocalizedText;
  readonly description: LocalizedText | null;
  readonly aliases: readonly LocalizedText[];
  readonly stages: readonly StageDraft[];
}

/** Makes a life situation fit to be kept. */
export function normaliseSituation({ code, title, description, aliases, stages }: SituationInput): SituationDraft {
  return {
    code,
    title: normaliseLocalized(title),
    description: description == null ? null : normaliseLocalized(description),
    aliases: (aliases ?? []).map(normaliseLocalized),
    stages: (stages ?? []).map((stage) => ({
      code: stage.code,
      title: normaliseLocalized(stage.title),
      serviceIds: [...new Set((stage.serviceIds ?? []).map((id) => id.toLowerCase()))],
    })),
  };
}

/** Everything that is wrong with a normalised life situation but services that do not exist. */
export function checkSituation({ code, title, description, aliases, stages }: SituationDraft): ValidationIssue[] {
  const known = new Set<string>();
  return [
    ...checkCode(code, ['code']),
    ...checkLocalized(title, ['title'], MAX_TITLE),
    ...(description === null ? [] : checkLocalized(description, ['description'], MAX_DESCRIPTION)),
    ...checkCount(aliases.length, ['aliases'], MAX_ALIASES),
    ...aliases.flatMap((alias, index) => checkLocalized(alias, ['aliases', String(index)], MAX_TITLE)),
    ...checkCount(stages.length, ['stages'], MAX_STAGES),
    ...stages.flatMap((stage, index) => {
      const path = ['stages', String(index)];
      const isTwice = known.has(stage.code);
      known.add(stage.code);
      return [
        ...checkCode(stage.code, [...path, 'code']),
        ...(isTwice ? [{ path: [...path, 'code'], code: 'DUPLICATE', message: TWICE }] : []),
        ...checkLocalized(stage.title, [...path, 'title'], MAX_TITLE),
        ...checkCount(stage.serviceIds.length, [...path, 'serviceIds'], MAX_SERVICES),
      ];
    }),
  ];
}

/** By what a life situation is found: its titles and its aliases, so that each of its names leads to it. */
export function namesOf({ title, aliases }: Pick<SituationDraft, 'title' | 'aliases'>): string {
  return [title, ...aliases].flatMap(({ ru, en }) => [ru, en]).filter(Boolean).map(comparableWords).join('\n');
}

function checkCount(count: number, path: readonly string[], max: number): ValidationIssue[] {
  if (count <= max) return [];
  return [{ path, code: 'TOO_MANY', message: { ru: `Здесь не больше ${max}.`, en: `There may be no more than ${max} of these.` } }];
}

const TWICE = { ru: 'Такой код уже есть у другого этапа.', en: 'Another stage has this code already.' };

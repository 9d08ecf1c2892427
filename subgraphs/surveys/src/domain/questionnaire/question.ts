import type { Scale } from '../question.js';
import type { Texts } from './texts.js';

/** How a question of a questionnaire is answered. */
export enum FormQuestionKind {
  /** Satisfaction, 1 to 5: counted by the share of 4 and 5 (top 2). */
  CSAT = 'CSAT',
  /** Readiness to recommend, 0 to 10. */
  NPS = 'NPS',
  /** Ease, 1 (very hard) to 7 (very easy): counted by its mean. */
  CES = 'CES',
  SCALE = 'SCALE',
  SINGLE = 'SINGLE',
  MULTIPLE = 'MULTIPLE',
  MATRIX = 'MATRIX',
  RANKING = 'RANKING',
  TEXT = 'TEXT',
}

/** One of the answers that a choice offers, a column or a row of a matrix, something to be ranked. */
export interface Choice {
  /** Names it within the question; the same in every version in which it means the same. */
  readonly key: string;
  readonly title: Texts;
}

/** Something that must hold of an earlier answer. Exactly one of the tests is set; the two limits count as one. */
export interface Condition {
  /** Key of the earlier question. */
  readonly question: string;
  /** Answered by one of these options at least. */
  readonly anyOf: readonly string[] | null;
  /** Answered, and by none of these options. */
  readonly noneOf: readonly string[] | null;
  /** Answered by this number or more. */
  readonly atLeast: number | null;
  /** Answered by this number or less. */
  readonly atMost: number | null;
  /** Whether it was answered at all. */
  readonly isAnswered: boolean | null;
}

/** A question of a version of a questionnaire. */
export interface FormQuestion {
  /** Names it within the questionnaire: results of all versions in which it stands are counted together. */
  readonly key: string;
  readonly kind: FormQuestionKind;
  readonly title: Texts;
  readonly required: boolean;
  /** Of SINGLE, MULTIPLE and RANKING; the columns of MATRIX; empty otherwise. */
  readonly options: readonly Choice[];
  /** Of MATRIX; empty otherwise. */
  readonly rows: readonly Choice[];
  /** Of everything that is answered by a number; null otherwise. */
  readonly scale: Scale | null;
  /** Of TEXT, in characters; null otherwise. */
  readonly maxLength: number | null;
  /** It is asked when all of these hold; always when there are none. */
  readonly showIf: readonly Condition[];
}

/** What is fixed by the kind. */
export const FIXED_SCALES: Partial<Record<FormQuestionKind, Scale>> = {
  [FormQuestionKind.CSAT]: { min: 1, max: 5 },
  [FormQuestionKind.NPS]: { min: 0, max: 10 },
  [FormQuestionKind.CES]: { min: 1, max: 7 },
};

/** Kinds that are answered by a whole number. */
export const NUMERIC: ReadonlySet<FormQuestionKind> = new Set([FormQuestionKind.CSAT, FormQuestionKind.NPS, FormQuestionKind.CES, FormQuestionKind.SCALE]);

/** Kinds that are answered by options of theirs, in no order. */
export const CHOSEN: ReadonlySet<FormQuestionKind> = new Set([FormQuestionKind.SINGLE, FormQuestionKind.MULTIPLE]);

/** Kinds that offer options. */
export const WITH_OPTIONS: ReadonlySet<FormQuestionKind> = new Set([...CHOSEN, FormQuestionKind.MATRIX, FormQuestionKind.RANKING]);

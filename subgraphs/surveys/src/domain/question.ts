import type { LocalizedText } from '@otklik/base';

/** How a question is answered. */
export enum QuestionKind {
  SINGLE = 'SINGLE',
  MULTIPLE = 'MULTIPLE',
  SCALE = 'SCALE',
  TEXT = 'TEXT',
}

/** One of the answers that a choice offers. */
export interface Option {
  readonly id: string;
  readonly title: LocalizedText;
}

/** Whole numbers from `min` to `max`, both included. */
export interface Scale {
  readonly min: number;
  readonly max: number;
}

/** A question of a survey. Fixed from the draft on, so that all answers are to the same words. */
export interface Question {
  readonly id: string;
  readonly kind: QuestionKind;
  readonly title: LocalizedText;
  readonly required: boolean;
  /** Of SINGLE and MULTIPLE; empty otherwise. */
  readonly options: readonly Option[];
  /** Of SCALE; null otherwise. */
  readonly scale: Scale | null;
  /** Of TEXT, in characters; null otherwise. */
  readonly maxLength: number | null;
}

/** Every value of a scale, the smallest first. */
export function valuesOf({ min, max }: Scale): number[] {
  return Array.from({ length: max - min + 1 }, (_, index) => min + index);
}

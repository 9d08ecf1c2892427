import type { ValidationIssue } from '@otklik/base';

const WORST = 1;
const BEST = 5;

/** What is wrong with a score. */
export function checkRating(score: number): ValidationIssue[] {
  if (Number.isInteger(score) && score >= WORST && score <= BEST) return [];
  return [
    {
      path: ['score'],
      code: 'OUT_OF_RANGE',
      message: { ru: `Оценка — от ${WORST} до ${BEST}.`, en: `The score is from ${WORST} to ${BEST}.` },
    },
  ];
}

import { CodedError, localize } from '@otklik/base';
import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import { ALARM } from '../../domain/problems/matrix.js';
import { Comparison } from '../../domain/problems/period.js';
import type { InsightsContext } from '../../insights-context.js';
import { readLikelyNext } from '../../use-cases/problems/likely-next.js';
import { readMatrix, readSegments, SegmentBy, type SegmentSum } from '../../use-cases/problems/read-matrix.js';
import { LikelyProblemObject, ProblemMatrixObject, SegmentSumObject, type RootCauseObject } from './problems.type.js';

const FROM = 'First month of the period as `YYYY-MM`; without it three months that end with `to`.';
const TO = 'Last month as `YYYY-MM`; without it, and without `from`, the last whole one.';
const MOST = 1_000;

@Resolver()
export class MatrixResolver {
  @Query(() => ProblemMatrixObject, {
    description: 'The matrix of systemic problems of a period of up to twelve months: by category, territory and confirmed root cause, with growth and what it means. Public.',
  })
  async problemMatrix(
    @Arg('first', () => Int, { nullable: true, defaultValue: 100, description: 'At most so many cells: 1 to 1,000.' }) first: number,
    @Arg('from', () => String, { nullable: true, description: FROM }) from: string | undefined,
    @Arg('to', () => String, { nullable: true, description: TO }) to: string | undefined,
    @Arg('compareWith', () => Comparison, { nullable: true, defaultValue: Comparison.YEAR_BEFORE, description: 'What the period is compared with.' }) compareWith: Comparison,
    @Ctx() ctx: InsightsContext,
  ): Promise<ProblemMatrixObject> {
    refuseFirst(first);
    const { period, compared, cells } = await readMatrix(ctx, from, to, compareWith);
    const shown = cells.slice(0, first).map(async ({ categoryId, rootCause, ...cell }) => ({
      ...cell,
      category: { id: categoryId },
      rootCause: rootCause === null ? null : await rootCauseOf(ctx, categoryId, rootCause),
    }));
    const bounds = { level: ALARM.level, minReceived: ALARM.received, minRatio: ALARM.ratio };
    const alarmCount = cells.filter(({ isAlarm }) => isAlarm).length;
    return { ...period, comparedFrom: compared.from, comparedTo: compared.to, cells: await Promise.all(shown), cellCount: cells.length, alarmCount, ...bounds };
  }

  @Query(() => [LikelyProblemObject], { description: 'Where to work before the appeals come: what the season is about to bring, the largest rise first. Public.' })
  async likelyProblems(
    @Arg('first', () => Int, { nullable: true, defaultValue: 20, description: 'At most so many: 1 to 1,000.' }) first: number,
    @Ctx() ctx: InsightsContext,
  ): Promise<LikelyProblemObject[]> {
    refuseFirst(first);
    const likely = await readLikelyNext(ctx);
    return likely.slice(0, first).map(({ categoryId, period, ...rest }) => ({ ...rest, ...period, category: { id: categoryId } }));
  }

  @Query(() => [SegmentSumObject], { description: 'What was met once, again, or by many in a period, by territory or by group of categories, the largest first. Public.' })
  async problemSegments(
    @Arg('by', () => SegmentBy, { description: 'By what.' }) by: SegmentBy,
    @Arg('first', () => Int, { nullable: true, defaultValue: 100, description: 'At most so many: 1 to 1,000.' }) first: number,
    @Arg('from', () => String, { nullable: true, description: FROM }) from: string | undefined,
    @Arg('to', () => String, { nullable: true, description: TO }) to: string | undefined,
    @Ctx() ctx: InsightsContext,
  ): Promise<SegmentSum[]> {
    refuseFirst(first);
    return (await readSegments(ctx, from, to, by)).slice(0, first);
  }
}

/** A root cause with its title; the key stands for it when the category has dropped it. */
export async function rootCauseOf({ loaders, locale }: InsightsContext, categoryId: string, key: string): Promise<RootCauseObject> {
  const known = (await loaders.rootCauses.load(categoryId)).find((cause) => cause.key === key);
  return { key, title: known === undefined ? key : localize(known.title, locale) };
}

function refuseFirst(first: number): void {
  if (first < 1 || first > MOST) throw CodedError.badInput({ ru: `first: число от 1 до ${MOST}.`, en: `first: a number from 1 to ${MOST}.` });
}

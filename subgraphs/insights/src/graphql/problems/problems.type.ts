import { connectionType, KeyedInput, mutationResult, type Ref } from '@otklik/subgraph';
import { Directive, Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Segment } from '../../domain/problems/matrix.js';
import { Comparison } from '../../domain/problems/period.js';
import { ProblemStatus } from '../../domain/problems/problem-status.js';
import type { SystemicProblem } from '../../store/problems/systemic-problems.js';
import { SegmentBy } from '../../use-cases/problems/read-matrix.js';
import { CategoryStub } from '../stubs.type.js';

registerEnumType(Segment, {
  name: 'ProblemSegment',
  description: 'How many of one category came from one territory in a period.',
  valuesConfig: {
    ONCE: { description: 'One.' },
    REPEATED: { description: 'Two to nine.' },
    MASS: { description: 'Ten or more.' },
  },
});

registerEnumType(Comparison, {
  name: 'ProblemComparison',
  description: 'What a period is compared with.',
  valuesConfig: {
    YEAR_BEFORE: { description: 'The same months of the year before.' },
    PERIOD_BEFORE: { description: 'As many months just before it.' },
  },
});

registerEnumType(SegmentBy, {
  name: 'ProblemSegmentBy',
  description: 'By what segments are told apart.',
  valuesConfig: {
    TERRITORY: { description: 'By municipality.' },
    GROUP: { description: 'By group of categories: the part of the category’s id before its dot.' },
  },
});

registerEnumType(ProblemStatus, {
  name: 'SystemicProblemStatus',
  description: 'Where a systemic problem stands.',
  valuesConfig: {
    RAISED: { description: 'The thresholds have raised it; nobody has looked at it.' },
    CONFIRMED: { description: 'It is one.' },
    IN_WORK: { description: 'Something is done about it.' },
    SOLVED: { description: 'It is over. Should it come back, it is raised anew.' },
    DISMISSED: { description: 'It is none.' },
  },
});

const MONTH = 'as `YYYY-MM`';

@ObjectType('ConfirmedCause', { description: 'What was behind appeals: a confirmed cause from the list of their category.' })
export class RootCauseObject {
  @Field(() => String, { description: 'Its name in the list.' })
  key!: string;

  @Field(() => String, { description: 'Its title, in the language of `Accept-Language`.' })
  title!: string;
}

@ObjectType('ProblemMatrixCell', {
  description:
    'What a category received from a territory in the period: all together when `rootCause` is null, and once more by each confirmed root cause. ' +
    'The test is the exact conditional (binomial) test of two Poisson counts, one-sided; p-values of all cells are adjusted together by Benjamini and Hochberg.',
})
export class MatrixCellObject {
  @Field(() => CategoryStub, { description: 'The category.' })
  category!: Ref<CategoryStub>;

  @Field(() => String, { nullable: true, description: 'Code of the municipality; null where it is not known.' })
  territory!: string | null;

  @Field(() => RootCauseObject, { nullable: true, description: 'The confirmed root cause; null for all appeals together, with and without one.' })
  rootCause!: RootCauseObject | null;

  @Field(() => Int, { description: 'Received in the period.' })
  received!: number;

  @Field(() => Int, { description: 'Received in the period it is compared with.' })
  previous!: number;

  @Field(() => Float, { nullable: true, description: 'How many times as many as before, for the same number of days; null when there was nothing before.' })
  ratio!: number | null;

  @Field(() => Float, { description: 'How likely chance alone gives as many or more, 0 to 1.' })
  pValue!: number;

  @Field(() => Float, { description: 'The same with regard to how many cells were tested, 0 to 1.' })
  adjustedPValue!: number;

  @Field(() => Boolean, { description: 'Whether it is over the thresholds of the matrix.' })
  isAlarm!: boolean;

  @Field(() => Segment, { description: 'Once, repeated, or mass.' })
  segment!: Segment;
}

@ObjectType('ProblemMatrix', { description: 'The matrix of systemic problems of a period: category × territory × root cause, with growth.' })
export class ProblemMatrixObject {
  @Field(() => String, { description: `First month of the period ${MONTH}.` })
  from!: string;

  @Field(() => String, { description: `Last month of the period ${MONTH}; of a period that is not over, the days up to today count.` })
  to!: string;

  @Field(() => String, { description: `First month of the period it is compared with ${MONTH}.` })
  comparedFrom!: string;

  @Field(() => String, { description: `Last month of the period it is compared with ${MONTH}.` })
  comparedTo!: string;

  @Field(() => [MatrixCellObject], { description: 'The alarms first, then the largest.' })
  cells!: MatrixCellObject[];

  @Field(() => Int, { description: 'How many cells were tested, shown or not.' })
  cellCount!: number;

  @Field(() => Int, { description: 'How many of them are alarms.' })
  alarmCount!: number;

  @Field(() => Float, { description: 'An alarm has at most this adjusted p-value: in a period without a problem, any alarm at all comes in at most this part of the cases.' })
  level!: number;

  @Field(() => Int, { description: 'An alarm has at least so many appeals.' })
  minReceived!: number;

  @Field(() => Float, { description: 'An alarm has at least so many times as many as before.' })
  minRatio!: number;
}

@ObjectType('LikelyProblem', {
  description: 'Where more is to be expected than there was lately. The rule: the mean of the next three months in up to three earlier years, with a 95 % prediction interval of a Poisson count; it knows no trend.',
})
export class LikelyProblemObject {
  @Field(() => CategoryStub, { description: 'The category.' })
  category!: Ref<CategoryStub>;

  @Field(() => String, { nullable: true, description: 'Code of the municipality; null where it is not known.' })
  territory!: string | null;

  @Field(() => String, { description: `The first of the three months after this one ${MONTH}.` })
  from!: string;

  @Field(() => String, { description: `The last of them ${MONTH}.` })
  to!: string;

  @Field(() => Int, { description: 'Received in the last three whole months.' })
  recent!: number;

  @Field(() => Float, { description: 'To be expected.' })
  expected!: number;

  @Field(() => Float, { description: 'In 95 of 100 cases not less than this.' })
  low!: number;

  @Field(() => Float, { description: 'In 95 of 100 cases not more than this.' })
  high!: number;

  @Field(() => Int, { description: 'How many earlier years were looked at.' })
  years!: number;
}

@ObjectType('ProblemSegmentSum', { description: 'How much of a territory or a group was met once, again, or by many.' })
export class SegmentSumObject {
  @Field(() => String, { nullable: true, description: 'Code of the municipality, or the group; null where the territory is not known.' })
  name!: string | null;

  @Field(() => Segment, { description: 'Which segment.' })
  segment!: Segment;

  @Field(() => Int, { description: 'How many pairs of category and territory.' })
  cells!: number;

  @Field(() => Int, { description: 'Appeals received in them.' })
  received!: number;
}

@Directive('@key(fields: "id")')
@ObjectType('SystemicProblem', { description: 'A systemic problem: an alarm of the matrix that somebody answers for.' })
export class SystemicProblemObject {
  @Field(() => ID, { description: 'Stable id; rises with the time.' })
  id!: string;

  @Field(() => String, { nullable: true, description: 'Code of the municipality; null where it is not known.' })
  territory!: string | null;

  @Field(() => String, { description: `First month of the period that raised it ${MONTH}.` })
  from!: string;

  @Field(() => String, { description: `Last month of it ${MONTH}.` })
  to!: string;

  @Field(() => String, { description: `First month of the period it was compared with ${MONTH}.` })
  comparedFrom!: string;

  @Field(() => String, { description: `Last month of it ${MONTH}.` })
  comparedTo!: string;

  @Field(() => Int, { description: 'Received in the period.' })
  received!: number;

  @Field(() => Int, { description: 'Received in the period it was compared with.' })
  previous!: number;

  @Field(() => Float, { nullable: true, description: 'How many times as many; null when there was nothing before.' })
  ratio!: number | null;

  @Field(() => Float, { description: 'How likely chance alone gives as many or more, 0 to 1.' })
  pValue!: number;

  @Field(() => Float, { description: 'The same with regard to how many cells were tested, 0 to 1.' })
  adjustedPValue!: number;

  @Field(() => ProblemStatus, { description: 'Where it stands.' })
  status!: ProblemStatus;

  @Field(() => String, { nullable: true, description: 'What is known of it; null while nobody has said anything.' })
  comment!: string | null;

  @Field(() => Int, { description: 'One more at every change.' })
  version!: number;

  @Field(() => Date, { description: 'When it was raised.' })
  raisedAt!: Date;

  @Field(() => Date, { description: 'When it was last changed.' })
  updatedAt!: Date;
}

export const SystemicProblemConnection = connectionType('SystemicProblem', () => SystemicProblemObject);

@InputType('SystemicProblemFilter', { description: 'Which systemic problems to list; conditions are joined by AND.' })
export class ProblemFilterInput {
  @Field(() => ProblemStatus, { nullable: true, description: 'Only in this status.' })
  status?: ProblemStatus;

  @Field(() => ID, { nullable: true, description: 'Only of this agency.' })
  agencyId?: string;

  @Field(() => ID, { nullable: true, description: 'Only of this category.' })
  categoryId?: string;
}

@InputType({ description: 'What was behind a solved appeal.' })
export class ConfirmRootCauseInput extends KeyedInput {
  @Field(() => ID, { description: 'Which appeal.' })
  appealId!: string;

  @Field(() => String, { description: 'The key of the cause in the list of the category.' })
  rootCause!: string;
}

@InputType({ description: 'That the thresholds are to be looked at now.' })
export class RaiseSystemicProblemsInput extends KeyedInput {}

@InputType({ description: 'What is to change of a systemic problem; what is left out stays.' })
export class UpdateSystemicProblemInput extends KeyedInput {
  @Field(() => ID, { description: 'Which problem.' })
  systemicProblemId!: string;

  @Field(() => Int, { nullable: true, description: 'The version that the client saw: another one is a Conflict.' })
  expectedVersion?: number;

  @Field(() => ProblemStatus, { nullable: true, description: 'Where it stands now.' })
  status?: ProblemStatus;

  @Field(() => ID, { nullable: true, description: 'Which agency answers for it.' })
  agencyId?: string;

  @Field(() => String, { nullable: true, description: 'Login of the person who answers for it; up to 100 characters.' })
  owner?: string;

  @Field(() => String, { nullable: true, description: 'What is known of it; up to 2,000 characters. Everybody reads it.' })
  comment?: string;
}

@ObjectType({ description: 'The root cause is confirmed, now or by an earlier try with the same key.' })
export class ConfirmRootCauseSuccess {
  @Field(() => RootCauseObject, { description: 'The cause that stands now.' })
  rootCause!: RootCauseObject;
}

@ObjectType({ description: 'The thresholds were looked at.' })
export class RaiseSystemicProblemsSuccess {
  @Field(() => [SystemicProblemObject], { description: 'The problems that were raised; those that were open already are not among them.' })
  raised!: Ref<SystemicProblem>[];
}

@ObjectType({ description: 'The problem is changed, now or by an earlier try with the same key.' })
export class UpdateSystemicProblemSuccess {
  @Field(() => SystemicProblemObject, { description: 'The problem as it is now.' })
  problem!: Ref<SystemicProblem>;
}

export const ConfirmRootCauseResult = mutationResult('ConfirmRootCauseResult', ConfirmRootCauseSuccess);
export const RaiseSystemicProblemsResult = mutationResult('RaiseSystemicProblemsResult', RaiseSystemicProblemsSuccess);
export const UpdateSystemicProblemResult = mutationResult('UpdateSystemicProblemResult', UpdateSystemicProblemSuccess);

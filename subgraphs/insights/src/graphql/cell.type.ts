import { mutationResult, type Ref } from '@otklik/subgraph';
import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Dimension } from '../domain/dimension.js';
import type { Cell } from '../use-cases/read-insights.js';
import type { Rebuilt } from '../use-cases/rebuild-insights.js';
import type { Theme } from '../use-cases/top-themes.js';
import { AgencyStub, CategoryStub } from './stubs.type.js';

registerEnumType(Dimension, {
  name: 'InsightsDimension',
  description: 'By what figures can be told apart.',
  valuesConfig: {
    CATEGORY: { description: 'What appeals are about.' },
    AGENCY: { description: 'Who answers them.' },
    TERRITORY: { description: 'The municipality they are about.' },
    MONTH: { description: 'The month of the region’s calendar.' },
  },
});

const MONTH = 'as `YYYY-MM`, such as `2026-11`';

@ObjectType('InsightsRating', { description: 'What citizens think of answers.' })
export class InsightsRatingObject {
  @Field(() => Float, { nullable: true, description: 'Mean score, 1 to 5, to two decimals; null when there is no rating.' })
  mean!: number | null;

  @Field(() => Int, { description: 'How many answers are rated.' })
  count!: number;
}

@ObjectType('InsightsCell', {
  description:
    'Public figures about appeals of every kind. An appeal counts with the category and agency that it has now. ' +
    'What is received counts in the month of submission, what is done in the month of the answer.',
})
export class InsightsCellObject implements Cell {
  @Field(() => CategoryStub, { nullable: true, description: 'The category; null when figures are added up over categories.' })
  category!: Ref<CategoryStub> | null;

  @Field(() => AgencyStub, { nullable: true, description: 'The agency; null when figures are added up over agencies.' })
  agency!: Ref<AgencyStub> | null;

  @Field(() => String, {
    nullable: true,
    description: 'Agency code of the municipality; null when figures are added up over territories, or where it is not known.',
  })
  territory!: string | null;

  @Field(() => String, { nullable: true, description: `The month ${MONTH}; null when figures are added up over months.` })
  month!: Cell['month'];

  @Field(() => Int, { description: 'Appeals submitted in the month.' })
  received!: number;

  @Field(() => Int, { description: 'Appeals whose approved answer was given in the month, whenever they were submitted.' })
  done!: number;

  @Field(() => Int, { description: 'Those of them that were answered not later than due.' })
  onTime!: number;

  @Field(() => Float, {
    nullable: true,
    description: '`onTime` as a share of `done`, 0 to 1, to four decimals; null when nothing is done.',
  })
  onTimeShare!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Mean time from registration to the answer of what is done, in days of 24 hours, to two decimals; null when nothing is done.',
  })
  averageDays!: number | null;

  @Field(() => InsightsRatingObject, { description: 'Ratings of what is done, whenever they were given.' })
  rating!: InsightsRatingObject;
}

@InputType('InsightsFilter', { description: 'Which appeals to count; conditions are joined by AND.' })
export class InsightsFilterInput {
  @Field(() => String, { nullable: true, description: `From this month on, ${MONTH}; without it from the first one.` })
  from?: string;

  @Field(() => String, { nullable: true, description: `Up to and with this month, ${MONTH}; without it up to the last one.` })
  to?: string;

  @Field(() => ID, { nullable: true, description: 'Only of this agency.' })
  agencyId?: string;

  @Field(() => ID, { nullable: true, description: 'Only of this category.' })
  categoryId?: string;

  @Field(() => String, { nullable: true, description: 'Only of the municipality with this agency code.' })
  territory?: string;
}

@ObjectType('Theme', { description: 'A category among those that citizens write most about.' })
export class ThemeObject implements Theme {
  @Field(() => CategoryStub, { description: 'The category.' })
  category!: Ref<CategoryStub>;

  @Field(() => Int, { description: 'Appeals submitted in the span.' })
  received!: number;

  @Field(() => Float, { description: 'Of everything received in the span, 0 to 1, to four decimals.' })
  share!: number;

  @Field(() => Int, { description: 'Appeals submitted in as many months just before the span.' })
  previous!: number;

  @Field(() => Float, {
    nullable: true,
    description: '`received` against `previous`: 0.5 is half as much again, −0.5 is half; null when there was nothing before.',
  })
  growth!: number | null;
}

@ObjectType({ description: 'The figures are new.' })
export class RebuildInsightsSuccess implements Rebuilt {
  @Field(() => Int, { description: 'Events of the log that were read.' })
  events!: number;

  @Field(() => Int, { description: 'Appeals that count.' })
  appeals!: number;
}

export const RebuildInsightsResult = mutationResult('RebuildInsightsResult', RebuildInsightsSuccess);

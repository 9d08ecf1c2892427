import { Field, Float, ObjectType } from 'type-graphql';
import { Metric, MetricUnit } from '../../domain/register/metric.js';
import type { MetricStanding, MetricValue } from '../../domain/register/metric-standing.js';
import './enums.js';

@ObjectType('MetricValue', { description: 'A value on a day.' })
export class MetricValueObject implements Pick<MetricValue, 'value'> {
  @Field(() => Float, { description: 'In the unit of the metric; two decimals.' })
  value!: number;

  @Field(() => String, { description: 'The day as `YYYY-MM-DD`.' })
  on!: MetricValue['on'];
}

@ObjectType('MetricStanding', { description: 'Where a metric of a service or a life situation stands: as it was, as it is, as it is to be.' })
export class MetricStandingObject implements MetricStanding {
  @Field(() => Metric, { description: 'What is measured.' })
  metric!: Metric;

  @Field(() => MetricUnit, { description: 'In what it is measured.' })
  unit!: MetricUnit;

  @Field(() => [MetricValueObject], { description: 'Every measured value, the oldest first.' })
  measured!: readonly MetricValueObject[];

  @Field(() => MetricValueObject, { nullable: true, description: 'The first measured value; null when nothing was measured.' })
  first!: MetricValueObject | null;

  @Field(() => MetricValueObject, { nullable: true, description: 'The state as it is: the newest measured value; null when nothing was measured.' })
  current!: MetricValueObject | null;

  @Field(() => MetricValueObject, { nullable: true, description: 'The target state: the nearest one whose day has not passed, or the last one; null without one.' })
  target!: MetricValueObject | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether `current` is as good as `target`; null without one of them.' })
  isReached!: boolean | null;
}

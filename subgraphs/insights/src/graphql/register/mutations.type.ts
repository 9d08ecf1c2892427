import { KeyedInput, LocalizedTextInput, mutationResult, type Ref } from '@otklik/subgraph';
import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { ExpertGrade, LifeSituationKind, Principle, PrincipleVerdict, ServiceKind } from '../../domain/register/kinds.js';
import { Metric, MetricState, MetricUnit } from '../../domain/register/metric.js';
import type { PrincipleCheck } from '../../store/register/checks.js';
import type { Service } from '../../store/register/services.js';
import type { LifeSituation } from '../../store/register/situations.js';
import './enums.js';
import { MetricStandingObject } from './metric.type.js';
import { LifeSituationObject, PrincipleCheckObject, ServiceObject } from './register.type.js';

const CODE = 'Its name for programs and addresses: up to 64 small Latin letters and digits, with dots and hyphens between them. An entry of this code is written anew.';
const VERSION = 'The version that the client saw, 0 for none: another one is a Conflict.';

@InputType({ description: 'A service as it is to stand in the register.' })
export class SaveServiceInput extends KeyedInput {
  @Field(() => String, { description: CODE })
  code!: string;

  @Field(() => ServiceKind, { description: 'What it is.' })
  kind!: ServiceKind;

  @Field(() => ID, { description: 'Who answers for it.' })
  agencyId!: string;

  @Field(() => LocalizedTextInput, { description: 'Its title; up to 300 characters.' })
  title!: LocalizedTextInput;

  @Field(() => LocalizedTextInput, { nullable: true, description: 'What it gives; up to 5,000 characters.' })
  description?: LocalizedTextInput;

  @Field(() => Int, { nullable: true, description: VERSION })
  expectedVersion?: number;
}

@InputType('LifeSituationStageInput', { description: 'A stage of a life situation.' })
export class StageInput {
  @Field(() => String, { description: 'Its name for programs, one of its kind in the situation: a stage that is named again stays the same one.' })
  code!: string;

  @Field(() => LocalizedTextInput, { description: 'Its title; up to 300 characters.' })
  title!: LocalizedTextInput;

  @Field(() => [ID], { nullable: true, description: 'The services that one needs in it, in their order; up to 50.' })
  serviceIds?: string[];
}

@InputType({ description: 'A life situation as it is to stand in the register.' })
export class SaveLifeSituationInput extends KeyedInput {
  @Field(() => String, { description: CODE })
  code!: string;

  @Field(() => LifeSituationKind, { description: 'Whose list it is on.' })
  kind!: LifeSituationKind;

  @Field(() => ID, { description: 'Who curates it.' })
  agencyId!: string;

  @Field(() => LocalizedTextInput, { description: 'Its title; up to 300 characters.' })
  title!: LocalizedTextInput;

  @Field(() => LocalizedTextInput, { nullable: true, description: 'What it is about; up to 5,000 characters.' })
  description?: LocalizedTextInput;

  @Field(() => [LocalizedTextInput], { nullable: true, description: 'Other names by which it is found too; up to 20.' })
  aliases?: LocalizedTextInput[];

  @Field(() => [StageInput], { nullable: true, description: 'Its stages in their order; up to 30. One that is not named any more is taken out.' })
  stages?: StageInput[];

  @Field(() => Int, { nullable: true, description: VERSION })
  expectedVersion?: number;
}

@InputType({ description: 'A value of a metric: exactly one of `serviceId` and `lifeSituationId` says of what.' })
export class RecordMetricInput extends KeyedInput {
  @Field(() => ID, { nullable: true, description: 'Of which service.' })
  serviceId?: string;

  @Field(() => ID, { nullable: true, description: 'Of which life situation.' })
  lifeSituationId?: string;

  @Field(() => Metric, { description: 'What is measured.' })
  metric!: Metric;

  @Field(() => MetricUnit, { description: 'The unit of the value: another one than the metric’s is refused, so that working days are never taken for days.' })
  unit!: MetricUnit;

  @Field(() => MetricState, { description: 'Whether it was so, or is to be so.' })
  state!: MetricState;

  @Field(() => Float, { description: 'The value, in the unit; two decimals are kept.' })
  value!: number;

  @Field(() => String, { description: 'The day as `YYYY-MM-DD`. A second value of the same day takes the place of the first.' })
  on!: string;
}

@InputType({ description: 'How a service stands against a principle.' })
export class RecordPrincipleCheckInput extends KeyedInput {
  @Field(() => ID, { description: 'Which service.' })
  serviceId!: string;

  @Field(() => Principle, { description: 'Which principle.' })
  principle!: Principle;

  @Field(() => PrincipleVerdict, { description: 'How it stands.' })
  verdict!: PrincipleVerdict;

  @Field(() => String, { description: 'Why; up to 2,000 characters. Everybody reads it.' })
  comment!: string;
}

@InputType({ description: 'What an expert thinks of a life situation.' })
export class RecordExpertVerdictInput extends KeyedInput {
  @Field(() => ID, { description: 'Which life situation.' })
  lifeSituationId!: string;

  @Field(() => ExpertGrade, { description: 'In a word.' })
  grade!: ExpertGrade;

  @Field(() => String, { description: 'Why; up to 5,000 characters. Everybody reads it.' })
  comment!: string;
}

@ObjectType({ description: 'The service stands in the register, now or by an earlier try with the same key.' })
export class SaveServiceSuccess {
  @Field(() => ServiceObject, { description: 'The service as it is now.' })
  service!: Ref<Service>;
}

@ObjectType({ description: 'The life situation stands in the register, now or by an earlier try with the same key.' })
export class SaveLifeSituationSuccess {
  @Field(() => LifeSituationObject, { description: 'The life situation as it is now.' })
  lifeSituation!: Ref<LifeSituation>;
}

@ObjectType({ description: 'The value is written, now or by an earlier try with the same key.' })
export class RecordMetricSuccess {
  @Field(() => [MetricStandingObject], { description: 'Where each metric of the service or life situation stands now.' })
  metrics!: MetricStandingObject[];
}

@ObjectType({ description: 'The check is written, now or by an earlier try with the same key.' })
export class RecordPrincipleCheckSuccess {
  @Field(() => PrincipleCheckObject, { description: 'The check.' })
  check!: Ref<PrincipleCheck>;
}

@ObjectType({ description: 'The verdict is written, now or by an earlier try with the same key.' })
export class RecordExpertVerdictSuccess {
  @Field(() => LifeSituationObject, { description: 'The life situation as it is now.' })
  lifeSituation!: Ref<LifeSituation>;
}

export const SaveServiceResult = mutationResult('SaveServiceResult', SaveServiceSuccess);
export const SaveLifeSituationResult = mutationResult('SaveLifeSituationResult', SaveLifeSituationSuccess);
export const RecordMetricResult = mutationResult('RecordMetricResult', RecordMetricSuccess);
export const RecordPrincipleCheckResult = mutationResult('RecordPrincipleCheckResult', RecordPrincipleCheckSuccess);
export const RecordExpertVerdictResult = mutationResult('RecordExpertVerdictResult', RecordExpertVerdictSuccess);

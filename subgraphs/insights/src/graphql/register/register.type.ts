import { connectionType } from '@otklik/subgraph';
import { Directive, Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { ExpertGrade, LifeSituationKind, Principle, PrincipleVerdict, ServiceKind } from '../../domain/register/kinds.js';
import { MetricValueObject } from './metric.type.js';
import './enums.js';

@Directive('@key(fields: "id")')
@ObjectType('Service', { description: 'A service, a measure of support or a kind of control, as the region’s register has it.' })
export class ServiceObject {
  @Field(() => ID, { description: 'Stable id, made from the code.' })
  id!: string;

  @Field(() => String, { description: 'Its name for programs and addresses, such as `veteran-of-labour`.' })
  code!: string;

  @Field(() => ServiceKind, { description: 'What it is.' })
  kind!: ServiceKind;

  @Field(() => Int, { description: 'One more at every change of the entry.' })
  version!: number;

  @Field(() => Date, { description: 'When the entry was last changed.' })
  updatedAt!: Date;
}

@Directive('@key(fields: "id")')
@ObjectType('LifeSituation', { description: 'What happens in somebody’s life (жизненная ситуация), with all they need from the authorities for it.' })
export class LifeSituationObject {
  @Field(() => ID, { description: 'Stable id, made from the code.' })
  id!: string;

  @Field(() => String, { description: 'Its name for programs and addresses, such as `preschool`.' })
  code!: string;

  @Field(() => LifeSituationKind, { description: 'Whose list it is on.' })
  kind!: LifeSituationKind;

  @Field(() => Int, { description: 'One more at every change of the entry.' })
  version!: number;

  @Field(() => Date, { description: 'When the entry was last changed.' })
  updatedAt!: Date;
}

@Directive('@key(fields: "id")')
@ObjectType('LifeSituationStage', { description: 'A stage of a life situation.' })
export class StageObject {
  @Field(() => ID, { description: 'Stable id, made from the situation and the code; it stays when the stage is taken out.' })
  id!: string;

  @Field(() => String, { description: 'Its name for programs, one of its kind in the situation.' })
  code!: string;
}

@ObjectType('ExpertVerdict', { description: 'What an expert thinks of a life situation as it is.' })
export class ExpertVerdictObject {
  @Field(() => ExpertGrade, { description: 'In a word.' })
  grade!: ExpertGrade;

  @Field(() => String, { description: 'Why.' })
  comment!: string;

  @Field(() => Date, { description: 'When it was given.' })
  at!: Date;
}

@ObjectType('PrincipleCheck', { description: 'How a service was found to stand against a principle of client-centricity.' })
export class PrincipleCheckObject {
  @Field(() => ID, { description: 'Stable id; rises with the time.' })
  id!: string;

  @Field(() => Principle, { description: 'The principle.' })
  principle!: Principle;

  @Field(() => PrincipleVerdict, { description: 'How it stands.' })
  verdict!: PrincipleVerdict;

  @Field(() => String, { description: 'Why.' })
  comment!: string;

  @Field(() => Date, { description: 'When it was checked.' })
  checkedAt!: Date;
}

@ObjectType('LowRatedService', { description: 'A service that was low-rated, and what has become of it.' })
export class LowRatedServiceObject {
  @Field(() => MetricValueObject, { description: 'The mark that made it low-rated: the last one up to the first day of the year, or the first one in it.' })
  before!: MetricValueObject;

  @Field(() => MetricValueObject, { nullable: true, description: 'The last mark of the year after `before`; null while there is none.' })
  after!: MetricValueObject | null;

  @Field(() => Boolean, { description: 'Whether its mark has risen.' })
  improved!: boolean;

  serviceId!: string;
}

@ObjectType('LowRatedServices', { description: 'The low-rated services of a year, and how many of them are improved.' })
export class LowRatedServicesObject {
  @Field(() => Int, { description: 'The year.' })
  year!: number;

  @Field(() => Float, { description: 'A service with a mark below this, of 5, is low-rated.' })
  threshold!: number;

  @Field(() => [LowRatedServiceObject], { description: 'Each of them, the worst first.' })
  services!: readonly LowRatedServiceObject[];

  @Field(() => Int, { description: 'How many there are.' })
  count!: number;

  @Field(() => Int, { description: 'How many of them are improved.' })
  improved!: number;

  @Field(() => Float, { nullable: true, description: 'Which part of them is improved, in percent to one decimal; null when there are none.' })
  improvedPercent!: number | null;

  @Field(() => Float, { description: 'Which part is to be improved, in percent.' })
  goalPercent!: number;

  @Field(() => Boolean, { nullable: true, description: 'Whether `improvedPercent` is as high as `goalPercent`, or higher; null when there are none.' })
  isGoalReached!: boolean | null;
}

export const ServiceConnection = connectionType('Service', () => ServiceObject);
export const LifeSituationConnection = connectionType('LifeSituation', () => LifeSituationObject);
export const PrincipleCheckConnection = connectionType('PrincipleCheck', () => PrincipleCheckObject);

@InputType('ServiceFilter', { description: 'Which services to list; conditions are joined by AND.' })
export class ServiceFilterInput {
  @Field(() => ServiceKind, { nullable: true, description: 'Only of this kind.' })
  kind?: ServiceKind;

  @Field(() => ID, { nullable: true, description: 'Only of this agency.' })
  agencyId?: string;

  @Field(() => String, { nullable: true, description: 'Only with these words in the title, in any order; at most ten.' })
  query?: string;
}

@InputType('LifeSituationFilter', { description: 'Which life situations to list; conditions are joined by AND.' })
export class LifeSituationFilterInput {
  @Field(() => LifeSituationKind, { nullable: true, description: 'Only of this kind.' })
  kind?: LifeSituationKind;

  @Field(() => ID, { nullable: true, description: 'Only those that this agency curates.' })
  agencyId?: string;

  @Field(() => String, { nullable: true, description: 'Only with these words in a title or an alias, in any order; at most ten.' })
  query?: string;
}

@InputType('PrincipleCheckFilter', { description: 'Which checks to list; conditions are joined by AND.' })
export class PrincipleCheckFilterInput {
  @Field(() => ID, { nullable: true, description: 'Only of this service.' })
  serviceId?: string;

  @Field(() => Principle, { nullable: true, description: 'Only against this principle.' })
  principle?: Principle;

  @Field(() => PrincipleVerdict, { nullable: true, description: 'Only with this verdict.' })
  verdict?: PrincipleVerdict;
}

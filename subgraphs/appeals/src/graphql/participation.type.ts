import { mutationResult } from '@otklik/subgraph';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { ParticipationStatus } from '../domain/participation.js';
import { ChangeInput, Success } from './mutations.type.js';
import { AgencyStub } from './stubs.type.js';

const FOR_THE_TWO = 'Only for the responsible cabinet, that of this agency and the operator.';

@ObjectType('AppealParticipation', { description: 'The part of another agency than the responsible one in an appeal: what it was asked, and what became of it.' })
export class ParticipationObject {
  @Field(() => ID, { description: 'Stable id; rises with the time.' })
  id!: string;

  @Field(() => AgencyStub, { description: 'Who takes part.' })
  agency!: AgencyStub;

  @Field(() => ParticipationStatus, { description: 'How far it is.' })
  status!: ParticipationStatus;

  @Field(() => Date, { description: 'When it was asked.' })
  askedAt!: Date;

  @Field(() => Date, { description: 'Until when the responsible agency waits for it; never later than the term of the appeal was then.' })
  dueAt!: Date;

  @Field(() => Date, { nullable: true, description: 'When it ended; null while it is open.' })
  endedAt!: Date | null;

  @Field(() => String, { nullable: true, description: `What it was asked. ${FOR_THE_TWO}` })
  question!: string | null;

  @Field(() => String, { nullable: true, description: `Login of its own executor. ${FOR_THE_TWO}` })
  executor!: string | null;

  @Field(() => String, { nullable: true, description: `What it answers the responsible agency. ${FOR_THE_TWO}` })
  contribution!: string | null;

  @Field(() => String, { nullable: true, description: `Why it refused. ${FOR_THE_TWO}` })
  refusalReason!: string | null;
}

@InputType({ description: 'An agency, and what it is asked.' })
export class AgencyQuestionInput {
  @Field(() => ID, { description: 'One of `agencies` that has a cabinet.' })
  agencyId!: string;

  @Field(() => String, { description: 'What it is asked; up to 10,000 characters.' })
  question!: string;

  @Field(() => String, { nullable: true, description: 'Until which day, such as `2026-12-01`, within the term of the appeal; fifteen days when left out.' })
  dueOn?: string;
}

@InputType({ description: 'Which appeal other agencies are asked about.' })
export class SendToAgenciesInput extends ChangeInput {
  @Field(() => [AgencyQuestionInput], { description: 'The agencies: 1 to 10. One that has answered or refused may be asked again.' })
  agencies!: AgencyQuestionInput[];
}

@InputType({ description: 'Which agency is to be the responsible one.' })
export class MakeResponsibleInput extends ChangeInput {
  @Field(() => ID, { description: 'One of the agencies that take part.' })
  agencyId!: string;

  @Field(() => String, { description: 'Why, and what is still asked of the agency that was responsible until now; up to 10,000 characters.' })
  comment!: string;
}

@InputType({ description: 'Who works on the part of the viewer’s agency.' })
export class AssignPartInput extends ChangeInput {
  @Field(() => String, { description: 'Login of an executor of that cabinet.' })
  executor!: string;
}

@InputType({ description: 'What the viewer’s agency answers the responsible one.' })
export class ContributeAnswerInput extends ChangeInput {
  @Field(() => String, { description: 'Up to 10,000 characters. Plain text; an editor’s HTML gives the text it shows.' })
  text!: string;
}

@InputType({ description: 'Which part the viewer’s agency refuses.' })
export class RefusePartInput extends ChangeInput {
  @Field(() => String, { description: 'Why, as the responsible agency is told; up to 10,000 characters.' })
  comment!: string;
}

@ObjectType({ description: 'The agencies are asked.' })
export class SendToAgenciesSuccess extends Success {}

@ObjectType({ description: 'The other agency is the responsible one now.' })
export class MakeResponsibleSuccess extends Success {}

@ObjectType({ description: 'The part has its executor.' })
export class AssignPartSuccess extends Success {}

@ObjectType({ description: 'The responsible agency has the answer.' })
export class ContributeAnswerSuccess extends Success {}

@ObjectType({ description: 'The part is refused.' })
export class RefusePartSuccess extends Success {}

export const SendToAgenciesResult = mutationResult('SendToAgenciesResult', SendToAgenciesSuccess);
export const MakeResponsibleResult = mutationResult('MakeResponsibleResult', MakeResponsibleSuccess);
export const AssignPartResult = mutationResult('AssignPartResult', AssignPartSuccess);
export const ContributeAnswerResult = mutationResult('ContributeAnswerResult', ContributeAnswerSuccess);
export const RefusePartResult = mutationResult('RefusePartResult', RefusePartSuccess);

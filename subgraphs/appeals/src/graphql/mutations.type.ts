import { IDEMPOTENCY_KEY, KeyedInput, mutationResult, type Ref } from '@otklik/subgraph';
import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { AppealKind } from '../domain/appeal-kind.js';
import { Channel } from '../domain/channel.js';
import { Visibility } from '../domain/visibility.js';
import type { Appeal } from '../store/appeal.entity.js';
import { AppealObject } from './appeal.type.js';
import { AppealDetailsInput } from './details.type.js';

@InputType('LocationInput', { description: 'A place in the region.' })
export class LocationInput {
  @Field(() => Float, { description: 'Degrees of WGS 84, north is positive.' })
  latitude!: number;

  @Field(() => Float, { description: 'Degrees of WGS 84, east is positive.' })
  longitude!: number;

  @Field(() => String, { nullable: true, description: 'What people call it; up to 500 characters.' })
  address?: string;
}

@InputType({ description: 'A citizen’s word.' })
export class SubmitAppealInput {
  @Field(() => String, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;

  @Field(() => AppealKind, { nullable: true, defaultValue: AppealKind.MESSAGE, description: 'Its legal kind: `MESSAGE`, or `APPEAL` of an identified citizen. `INCIDENT` is refused here: staff record incidents.' })
  kind?: AppealKind;

  @Field(() => ID, { description: 'What it is about: an id of `categories`.' })
  categoryId!: string;

  @Field(() => ID, { nullable: true, description: 'The cabinet that is to answer, where several offer the category; it is refused like an unknown category by one that does not. Without it, whoever answers usually.' })
  cabinetId?: string | null;

  @Field(() => String, { description: 'Up to 10,000 characters. Plain text; an editor’s HTML gives the text it shows.' })
  text!: string;

  @Field(() => LocationInput, { nullable: true, description: 'Where it is about.' })
  location?: LocationInput;

  @Field(() => AppealDetailsInput, { nullable: true, description: 'The fields of the category: exactly one form.' })
  details?: AppealDetailsInput;

  @Field(() => [ID], { nullable: true, description: 'Files that were sent for it by `createAttachmentUpload` and are READY; up to 10.' })
  attachmentIds?: string[];

  @Field(() => Channel, {
    nullable: true,
    defaultValue: Channel.PORTAL,
    description:
      'By which way it came in. `RECEPTION`, `PHONE` and `IMPORT` are refused here: by these staff and other systems bring messages in.',
  })
  channel?: Channel;

  @Field(() => Visibility, {
    nullable: true,
    defaultValue: Visibility.PRIVATE,
    description: 'Who may read it. Appeals under 59-FZ and private categories are never public.',
  })
  visibility?: Visibility;
}

/** What every change of an appeal is told; not a type of the graph by itself. */
@InputType()
export abstract class ChangeInput extends KeyedInput {
  @Field(() => ID, { description: 'Which appeal.' })
  appealId!: string;

  @Field(() => Int, { nullable: true, description: 'The version that the client saw: another one is a Conflict.' })
  expectedVersion?: number;
}

@InputType({ description: 'Which appeal to register.' })
export class RegisterAppealInput extends ChangeInput {}

@InputType({ description: 'Which appeal to give to whom.' })
export class AssignAppealInput extends ChangeInput {
  @Field(() => String, { description: 'Login of an executor of the appeal’s cabinet.' })
  executor!: string;

  @Field(() => [String], { nullable: true, description: 'Logins of other executors there who help; at most 10, nobody when left out.' })
  coExecutors?: string[];
}

@InputType({ description: 'An answer to an appeal.' })
export class AnswerAppealInput extends ChangeInput {
  @Field(() => String, { description: 'Up to 10,000 characters. Plain text; an editor’s HTML gives the text it shows.' })
  text!: string;
}

@InputType({ description: 'The answer of which appeal to approve.' })
export class ApproveAnswerInput extends ChangeInput {}

@InputType({ description: 'What the author thinks of the answer.' })
export class RateAnswerInput extends ChangeInput {
  @Field(() => Int, { description: '1 (bad) to 5 (good).' })
  score!: number;

  @Field(() => String, { nullable: true, description: 'Why; up to 10,000 characters.' })
  comment?: string;
}

/** What every success carries; not a type of the graph by itself. */
@ObjectType()
export abstract class Success {
  @Field(() => AppealObject, { description: 'The appeal after the change.' })
  appeal!: Ref<Appeal>;
}

@ObjectType({ description: 'The appeal is submitted, now or by an earlier try with the same key.' })
export class SubmitAppealSuccess extends Success {}

@ObjectType({ description: 'The appeal is registered.' })
export class RegisterAppealSuccess extends Success {}

@ObjectType({ description: 'The appeal is assigned.' })
export class AssignAppealSuccess extends Success {}

@ObjectType({ description: 'The answer is written and waits for approval.' })
export class AnswerAppealSuccess extends Success {}

@ObjectType({ description: 'The answer is given.' })
export class ApproveAnswerSuccess extends Success {}

@ObjectType({ description: 'The answer is rated.' })
export class RateAnswerSuccess extends Success {}

export const SubmitAppealResult = mutationResult('SubmitAppealResult', SubmitAppealSuccess);
export const RegisterAppealResult = mutationResult('RegisterAppealResult', RegisterAppealSuccess);
export const AssignAppealResult = mutationResult('AssignAppealResult', AssignAppealSuccess);
export const AnswerAppealResult = mutationResult('AnswerAppealResult', AnswerAppealSuccess);
export const ApproveAnswerResult = mutationResult('ApproveAnswerResult', ApproveAnswerSuccess);
export const RateAnswerResult = mutationResult('RateAnswerResult', RateAnswerSuccess);

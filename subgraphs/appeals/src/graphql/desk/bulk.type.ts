import { KeyedInput } from '@otklik/subgraph';
import { Field, ID, InputType, Int } from 'type-graphql';
import type { RejectionGroundCode } from '../../domain/rejection-ground.js';
import { RejectionGroundEnum } from '../available-action.type.js';
import { ApproveAnswerResult, ApproveAnswerSuccess, AssignAppealResult, AssignAppealSuccess, RegisterAppealResult, RegisterAppealSuccess } from '../mutations.type.js';
import {
  ExtendDeadlineResult,
  ExtendDeadlineSuccess,
  ModerateAppealResult,
  ModerateAppealSuccess,
  PostponeAppealResult,
  PostponeAppealSuccess,
  RedirectAppealResult,
  RedirectAppealSuccess,
  RejectAppealResult,
  RejectAppealSuccess,
} from '../way.type.js';
import { bulkTypes } from './bulk-types.js';

@InputType({ description: 'The version of an appeal that the client saw.' })
export class ExpectedVersionInput {
  @Field(() => ID, { description: 'Which appeal.' })
  appealId!: string;

  @Field(() => Int, { description: 'Another version is a Conflict.' })
  version!: number;
}

/** What every step on many appeals is told; not a type of the graph by itself. */
@InputType()
export abstract class BulkInput extends KeyedInput {
  @Field(() => [ID], { description: 'Which appeals, 1 to 500; one that is named twice counts once.' })
  appealIds!: string[];

  @Field(() => [ExpectedVersionInput], { nullable: true, description: 'The versions of those that must not have changed since the client saw them.' })
  expectedVersions?: ExpectedVersionInput[] | null;
}

@InputType({ description: 'Which appeals to let pass.' })
export class BulkModerateInput extends BulkInput {}

@InputType({ description: 'Which appeals to register.' })
export class BulkRegisterInput extends BulkInput {}

@InputType({ description: 'The answers of which appeals to approve.' })
export class BulkApproveInput extends BulkInput {}

@InputType({ description: 'Which appeals to give to whom.' })
export class BulkAssignInput extends BulkInput {
  @Field(() => String, { description: 'Login of an executor of the appeals’ cabinet.' })
  executor!: string;

  @Field(() => [String], { nullable: true, description: 'Logins of other executors there who help; at most 10, nobody when left out.' })
  coExecutors?: string[];
}

@InputType({ description: 'Which appeals to turn away, and why.' })
export class BulkRejectInput extends BulkInput {
  @Field(() => RejectionGroundEnum, { description: 'The ground: one of those for the kind of each appeal.' })
  ground!: RejectionGroundCode;

  @Field(() => String, { nullable: true, description: 'What their authors are told besides; up to 10,000 characters.' })
  comment?: string;
}

@InputType({ description: 'Which appeals go to which agency.' })
export class BulkRedirectInput extends BulkInput {
  @Field(() => ID, { description: 'The competent agency: one of `agencies` that has a cabinet.' })
  agencyId!: string;

  @Field(() => String, { description: 'Why, as their authors are told; up to 10,000 characters.' })
  comment!: string;
}

@InputType({ description: 'The terms of which appeals to extend.' })
export class BulkExtendInput extends BulkInput {
  @Field(() => Int, { description: '1 to 30 calendar days.' })
  days!: number;

  @Field(() => String, { description: 'Why, as their authors are told; up to 10,000 characters.' })
  ground!: string;
}

@InputType({ description: 'Which messages to put off.' })
export class BulkPostponeInput extends BulkInput {
  @Field(() => String, { description: 'The promised day, such as `2027-05-15`: after today, within a year.' })
  promisedOn!: string;

  @Field(() => String, { description: 'Why, as their authors are told; up to 10,000 characters.' })
  comment!: string;
}

export const BULK_MODERATE = bulkTypes('BulkModerate', ModerateAppealResult, ModerateAppealSuccess);
export const BULK_REGISTER = bulkTypes('BulkRegister', RegisterAppealResult, RegisterAppealSuccess);
export const BULK_ASSIGN = bulkTypes('BulkAssign', AssignAppealResult, AssignAppealSuccess);
export const BULK_REJECT = bulkTypes('BulkReject', RejectAppealResult, RejectAppealSuccess);
export const BULK_REDIRECT = bulkTypes('BulkRedirect', RedirectAppealResult, RedirectAppealSuccess);
export const BULK_EXTEND = bulkTypes('BulkExtend', ExtendDeadlineResult, ExtendDeadlineSuccess);
export const BULK_POSTPONE = bulkTypes('BulkPostpone', PostponeAppealResult, PostponeAppealSuccess);
export const BULK_APPROVE = bulkTypes('BulkApprove', ApproveAnswerResult, ApproveAnswerSuccess);

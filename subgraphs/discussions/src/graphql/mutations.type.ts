import { IDEMPOTENCY_KEY, KeyedInput, mutationResult, type Ref } from '@otklik/subgraph';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { DiscussionKind } from '../domain/discussion-kind.js';
import { ModerationDecision, ProposalOutcome, ProposalStance } from '../domain/proposal.js';
import type { Discussion } from '../store/discussion.entity.js';
import type { Proposal } from '../store/proposal.entity.js';
import { DiscussionObject } from './discussion.type.js';
import { ProposalObject } from './proposal.type.js';

@InputType('ClauseInput', { description: 'A clause of an act. Texts are kept as plain text, without HTML.' })
export class ClauseInput {
  @Field(() => String, { description: 'As lawyers cite it, such as `2.3`; unique within the version, up to 30 characters.' })
  number!: string;

  @Field(() => String, { nullable: true, description: 'Up to 300 characters.' })
  heading?: string;

  @Field(() => String, { description: 'Up to 20,000 characters.' })
  text!: string;
}

@InputType({ description: 'A discussion with the first version of the act.' })
export class CreateDiscussionInput {
  @Field(() => String, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'Whose discussion: an agency in whose cabinet the viewer works.' })
  agencyId!: string;

  @Field(() => DiscussionKind, { nullable: true, defaultValue: DiscussionKind.NORMATIVE_ACT, description: 'What it is about.' })
  kind?: DiscussionKind;

  @Field(() => String, { description: 'Up to 300 characters.' })
  title!: string;

  @Field(() => String, { description: 'What the act is for; up to 5,000 characters.' })
  summary!: string;

  @Field(() => Date, { description: 'When the term for proposals begins; in the past or at the publication means at once.' })
  opensAt!: Date;

  @Field(() => Date, { description: 'When the term for proposals ends.' })
  closesAt!: Date;

  @Field(() => [ClauseInput], { description: 'The first version of the act: 1 to 1,000 clauses in their order.' })
  clauses!: ClauseInput[];
}

@InputType({ description: 'Which discussion to publish.' })
export class PublishDiscussionInput extends KeyedInput {
  @Field(() => ID, { description: 'Which discussion.' })
  discussionId!: string;

  @Field(() => Date, { nullable: true, description: 'Another beginning of the term than in the draft.' })
  opensAt?: Date;

  @Field(() => Date, { nullable: true, description: 'Another end of the term than in the draft.' })
  closesAt?: Date;
}

@InputType({ description: 'The next version of an act.' })
export class AddDraftVersionInput {
  @Field(() => String, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'Which discussion.' })
  discussionId!: string;

  @Field(() => [ClauseInput], { description: 'The whole act: 1 to 1,000 clauses in their order.' })
  clauses!: ClauseInput[];

  @Field(() => String, { description: 'What changed and why; up to 10,000 characters.' })
  explanation!: string;
}

@InputType({ description: 'Which discussion to close before its time.' })
export class CloseDiscussionInput extends KeyedInput {
  @Field(() => ID, { description: 'Which discussion.' })
  discussionId!: string;
}

@InputType({ description: 'Which discussion to finish.' })
export class FinishDiscussionInput extends KeyedInput {
  @Field(() => ID, { description: 'Which discussion.' })
  discussionId!: string;
}

@InputType({ description: 'A remark or proposal to a draft act.' })
export class SubmitProposalInput {
  @Field(() => String, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'Which discussion.' })
  discussionId!: string;

  @Field(() => ID, { nullable: true, description: 'Which clause, of whatever version; null for the whole act in its newest version.' })
  clauseId?: string;

  @Field(() => String, { description: 'Up to 10,000 characters. Kept as plain text, without HTML.' })
  text!: string;
}

@InputType({ description: 'A moderator’s decision.' })
export class ModerateProposalInput extends KeyedInput {
  @Field(() => ID, { description: 'Which proposal.' })
  proposalId!: string;

  @Field(() => ModerationDecision, { description: 'What is decided.' })
  decision!: ModerationDecision;

  @Field(() => String, { nullable: true, description: 'For the author; needed to reject, up to 10,000 characters.' })
  reason?: string;
}

@InputType({ description: 'What a person thinks of a proposal.' })
export class SupportProposalInput extends KeyedInput {
  @Field(() => ID, { description: 'Which proposal.' })
  proposalId!: string;

  @Field(() => ProposalStance, { description: 'What they think.' })
  stance!: ProposalStance;
}

@InputType({ description: 'The agency’s reply to a proposal.' })
export class ReplyToProposalInput extends KeyedInput {
  @Field(() => ID, { description: 'Which proposal.' })
  proposalId!: string;

  @Field(() => ProposalOutcome, { description: 'What the agency makes of it.' })
  outcome!: ProposalOutcome;

  @Field(() => String, { description: 'Why; up to 10,000 characters.' })
  explanation!: string;
}

/** What the success of a change carries; not a type of the graph by itself. */
@ObjectType()
abstract class DiscussionSuccess {
  @Field(() => DiscussionObject, { description: 'The discussion after the change.' })
  discussion!: Ref<Discussion>;
}

/** The same for a proposal. */
@ObjectType()
abstract class ProposalSuccess {
  @Field(() => ProposalObject, { description: 'The proposal after the change.' })
  proposal!: Ref<Proposal>;
}

@ObjectType({ description: 'The discussion is drawn up, now or by an earlier try with the same key.' })
export class CreateDiscussionSuccess extends DiscussionSuccess {}

@ObjectType({ description: 'The discussion is published.' })
export class PublishDiscussionSuccess extends DiscussionSuccess {}

@ObjectType({ description: 'The act has a new version, now or by an earlier try with the same key.' })
export class AddDraftVersionSuccess extends DiscussionSuccess {}

@ObjectType({ description: 'The discussion takes no more proposals.' })
export class CloseDiscussionSuccess extends DiscussionSuccess {}

@ObjectType({ description: 'The discussion is finished.' })
export class FinishDiscussionSuccess extends DiscussionSuccess {}

@ObjectType({ description: 'The proposal is sent, now or by an earlier try with the same key.' })
export class SubmitProposalSuccess extends ProposalSuccess {}

@ObjectType({ description: 'The decision is made.' })
export class ModerateProposalSuccess extends ProposalSuccess {}

@ObjectType({ description: 'The stance is noted.' })
export class SupportProposalSuccess extends ProposalSuccess {}

@ObjectType({ description: 'The reply is given.' })
export class ReplyToProposalSuccess extends ProposalSuccess {}

export const CreateDiscussionResult = mutationResult('CreateDiscussionResult', CreateDiscussionSuccess);
export const PublishDiscussionResult = mutationResult('PublishDiscussionResult', PublishDiscussionSuccess);
export const AddDraftVersionResult = mutationResult('AddDraftVersionResult', AddDraftVersionSuccess);
export const CloseDiscussionResult = mutationResult('CloseDiscussionResult', CloseDiscussionSuccess);
export const FinishDiscussionResult = mutationResult('FinishDiscussionResult', FinishDiscussionSuccess);
export const SubmitProposalResult = mutationResult('SubmitProposalResult', SubmitProposalSuccess);
export const ModerateProposalResult = mutationResult('ModerateProposalResult', ModerateProposalSuccess);
export const SupportProposalResult = mutationResult('SupportProposalResult', SupportProposalSuccess);
export const ReplyToProposalResult = mutationResult('ReplyToProposalResult', ReplyToProposalSuccess);

import { connectionType } from '@otklik/subgraph';
import { Directive, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { ProposalOutcome, ProposalStance, ProposalStatus } from '../domain/proposal.js';
import './enums.js';

@ObjectType('ProposalSupport', { description: 'How many are for a proposal, and how many against it.' })
export class ProposalSupportObject {
  @Field(() => Int, { description: 'How many are for it.' })
  for!: number;

  @Field(() => Int, { description: 'How many are against it.' })
  against!: number;

  @Field(() => ProposalStance, { nullable: true, description: 'What the viewer thinks of it; null for somebody who is not signed in.' })
  mine!: ProposalStance | null;
}

@ObjectType('ProposalReply', { description: 'What the agency makes of a proposal.' })
export class ProposalReplyObject {
  @Field(() => ProposalOutcome, { description: 'What it makes of it.' })
  outcome!: ProposalOutcome;

  @Field(() => String, { description: 'Why.' })
  explanation!: string;

  @Field(() => Date, { description: 'When it replied.' })
  at!: Date;
}

@Directive('@key(fields: "id")')
@ObjectType('Proposal', { description: 'A remark or proposal to a draft act. Who wrote it, nobody learns.' })
export class ProposalObject {
  @Field(() => ID, { description: 'Stable id; rises with the time of submission.' })
  id!: string;

  @Field(() => String, { description: 'Plain text.' })
  text!: string;

  @Field(() => ProposalStatus, { description: 'Where it stands with the moderators.' })
  status!: ProposalStatus;

  @Field(() => Date, { description: 'When it was sent.' })
  submittedAt!: Date;

  @Field(() => Int, { description: 'The author’s number among the participants of this discussion: the same for all they propose in it.' })
  participant!: number;

  @Field(() => String, {
    nullable: true,
    description: 'Why the moderator turned it down; only its author and the agency see such a proposal.',
  })
  rejectionReason!: string | null;
}

export const ProposalConnection = connectionType('Proposal', () => ProposalObject);

@InputType('ProposalFilter', { description: 'Which proposals to list; conditions are joined by AND.' })
export class ProposalFilterInput {
  @Field(() => ID, { nullable: true, description: 'Only to this clause.' })
  clauseId?: string;

  @Field(() => ProposalStatus, { nullable: true, description: 'Only in this status.' })
  status?: ProposalStatus;
}

import type { Ref } from '@otklik/subgraph';
import { Field, Int, ObjectType } from 'type-graphql';
import type { Clause } from '../store/draft.entity.js';
import { ClauseObject } from './draft.type.js';

@ObjectType('OutcomeCounts', { description: 'What became of published proposals.' })
export class OutcomeCountsObject {
  @Field(() => Int, { description: 'All that were published.' })
  proposals!: number;

  @Field(() => Int, { description: 'Accepted.' })
  accepted!: number;

  @Field(() => Int, { description: 'Accepted in part.' })
  partly!: number;

  @Field(() => Int, { description: 'Rejected by the agency.' })
  rejected!: number;

  @Field(() => Int, { description: 'Without a reply yet.' })
  unanswered!: number;
}

@ObjectType('ClauseCounts', { description: 'What became of the proposals to one clause.' })
export class ClauseCountsObject {
  @Field(() => ClauseObject, { nullable: true, description: 'The clause; null for proposals to the whole act.' })
  clause!: Ref<Clause> | null;

  @Field(() => OutcomeCountsObject, { description: 'The counts.' })
  counts!: OutcomeCountsObject;
}

@ObjectType('DiscussionProtocol', { description: 'The summary of a discussion.' })
export class ProtocolObject {
  @Field(() => Boolean, { description: 'Whether the discussion is finished, so that nothing changes any more.' })
  isFinal!: boolean;

  @Field(() => OutcomeCountsObject, { description: 'Of all published proposals.' })
  counts!: OutcomeCountsObject;

  @Field(() => [ClauseCountsObject], {
    description:
      'By clause, for those that have a published proposal: the whole act first, then version by version in the order of the act.',
  })
  byClause!: ClauseCountsObject[];
}

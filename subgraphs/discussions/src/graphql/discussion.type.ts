import { connectionType } from '@otklik/subgraph';
import { Directive, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DiscussionKind } from '../domain/discussion-kind.js';
import { DiscussionStatus } from '../domain/discussion-status.js';
import './enums.js';

@Directive('@key(fields: "id")')
@ObjectType('Discussion', { description: 'A public discussion of a draft act.' })
export class DiscussionObject {
  @Field(() => ID, { description: 'Stable id; rises with the time of creation.' })
  id!: string;

  @Field(() => Int, { description: '1 at creation, one more with everything that happens. Not the number of a version of the act.' })
  version!: number;

  @Field(() => DiscussionKind, { description: 'What it is about.' })
  kind!: DiscussionKind;

  @Field(() => String, { description: 'Its title.' })
  title!: string;

  @Field(() => String, { description: 'What the act is for, as plain text.' })
  summary!: string;

  @Field(() => Date, { description: 'When the term for proposals begins.' })
  opensAt!: Date;

  @Field(() => Date, { description: 'When the term for proposals ends.' })
  closesAt!: Date;

  @Field(() => Date, { nullable: true, description: 'When it was published.' })
  publishedAt!: Date | null;

  @Field(() => Date, { nullable: true, description: 'When the agency ended the term, if that was before its time.' })
  closedAt!: Date | null;

  @Field(() => Date, { nullable: true, description: 'When the agency finished it.' })
  finishedAt!: Date | null;
}

export const DiscussionConnection = connectionType('Discussion', () => DiscussionObject);

@InputType('DiscussionFilter', { description: 'Which discussions to list; conditions are joined by AND.' })
export class DiscussionFilterInput {
  @Field(() => ID, { nullable: true, description: 'Only of this agency.' })
  agencyId?: string;

  @Field(() => DiscussionStatus, { nullable: true, description: 'Only in this status.' })
  status?: DiscussionStatus;
}

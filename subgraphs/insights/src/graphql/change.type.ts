import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { Change, ChangePage } from '../use-cases/list-changes.js';

@ObjectType('Change', { description: 'Something that happened and that everybody may know of.' })
export class ChangeObject implements Change {
  @Field(() => String, { description: 'Its place in the log: give it as `after` for what came later.' })
  cursor!: string;

  @Field(() => Date, { description: 'When it was recorded.' })
  at!: Date;

  @Field(() => String, { description: 'What it happened to, such as `appeal/<id>`.' })
  topic!: string;

  @Field(() => String, { description: 'What happened, such as `appeal.registered`.' })
  type!: string;

  @Field(() => Int, { description: 'The version of the object after it.' })
  version!: number;

  @Field(() => ID, { description: 'Id of the object that changed.' })
  aggregateId!: string;

  @Field(() => String, { nullable: true, description: 'The status of the object after it, where it has one.' })
  status!: string | null;

  @Field(() => ID, { nullable: true, description: 'What the object is about, where it has a category.' })
  categoryId!: string | null;

  @Field(() => ID, { nullable: true, description: 'The agency it belongs to.' })
  agencyId!: string | null;
}

@ObjectType('ChangePage', { description: 'A page of the public part of the event log, in its order.' })
export class ChangePageObject implements ChangePage {
  @Field(() => [ChangeObject], {
    description: 'What happened. A page may be empty and still have a next one: what is not public is passed over.',
  })
  nodes!: ChangeObject[];

  @Field(() => String, { description: 'Give it as `after` to go on, now or later.' })
  endCursor!: string;

  @Field(() => Boolean, { description: 'Whether there may be more already.' })
  hasNextPage!: boolean;
}

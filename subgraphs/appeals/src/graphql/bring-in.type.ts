import { IDEMPOTENCY_KEY, mutationResult } from '@otklik/subgraph';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { AppealKind } from '../domain/appeal-kind.js';
import { Channel } from '../domain/channel.js';
import { Visibility } from '../domain/visibility.js';
import { AppealDetailsInput } from './details.type.js';
import { LocationInput, Success } from './mutations.type.js';

/** What every input of staff has; not a type of the graph by itself. */
@InputType()
abstract class BroughtInInput {
  @Field(() => String, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'What it is about: an id of `categories`.' })
  categoryId!: string;

  @Field(() => String, { description: 'Up to 10,000 characters. Plain text; an editor’s HTML gives the text it shows.' })
  text!: string;

  @Field(() => LocationInput, { nullable: true, description: 'Where it is about.' })
  location?: LocationInput;

  @Field(() => AppealDetailsInput, { nullable: true, description: 'The fields of the category: exactly one form.' })
  details?: AppealDetailsInput;
}

@InputType({ description: 'What a citizen said, as a clerk takes it down.' })
export class TakeDownAppealInput extends BroughtInInput {
  @Field(() => AppealKind, { nullable: true, defaultValue: AppealKind.MESSAGE, description: '`MESSAGE`, or `APPEAL` of a citizen whom the clerk has identified.' })
  kind?: AppealKind;

  @Field(() => Channel, { description: '`RECEPTION` or `PHONE`.' })
  channel!: Channel;

  @Field(() => Visibility, { nullable: true, defaultValue: Visibility.PRIVATE, description: 'Who may read it, as the citizen wishes. Without `citizenId` it is private.' })
  visibility?: Visibility;

  @Field(() => ID, { nullable: true, description: 'Who it was, when that is known: it is then theirs as if they had written it. Required for `APPEAL`.' })
  citizenId?: string;
}

@InputType({ description: 'A post or comment found in a social network.' })
export class RecordIncidentInput extends BroughtInInput {
  @Field(() => String, { description: 'The link to the post: `http://` or `https://`, up to 200 characters.' })
  link!: string;

  @Field(() => Boolean, { nullable: true, defaultValue: false, description: 'Whether it is of high importance: it has 4 working hours, not 9.' })
  isImportant?: boolean;
}

@ObjectType({ description: 'It is taken down, now or by an earlier try with the same key.' })
export class TakeDownAppealSuccess extends Success {}

@ObjectType({ description: 'The incident is recorded, now or by an earlier try with the same key.' })
export class RecordIncidentSuccess extends Success {}

export const TakeDownAppealResult = mutationResult('TakeDownAppealResult', TakeDownAppealSuccess);
export const RecordIncidentResult = mutationResult('RecordIncidentResult', RecordIncidentSuccess);

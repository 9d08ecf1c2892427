import { ImportOutcome, KeyedInput, ValidationIssueObject, mutationResult } from '@otklik/subgraph';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import type { ImportedItem } from '../use-cases/import-messages.js';
import { LocationInput } from './mutations.type.js';

@InputType({ description: 'A message as another system wrote it down.' })
export class ImportedMessageInput {
  @Field(() => String, { description: 'Its id in that system; up to 200 characters.' })
  externalId!: string;

  @Field(() => String, { description: 'Plain text or an editor’s HTML, of which the text is kept; up to 10,000 characters of text.' })
  text!: string;

  @Field(() => String, {
    nullable: true,
    description: 'What it is about, in the words of that system: the title of a category, or «Другое».',
  })
  subtopic?: string;

  @Field(() => String, {
    nullable: true,
    description: 'Whom it was for, in the words of that system: the title of an agency, or whoever answers the category.',
  })
  agency?: string;

  @Field(() => ID, { nullable: true, description: 'The category, when it is known: an id of `categories`. Goes before `subtopic`.' })
  categoryId?: string;

  @Field(() => String, { nullable: true, description: 'The agency, when it is known: its code. Goes before `agency`.' })
  agencyCode?: string;

  @Field(() => LocationInput, { nullable: true, description: 'Where it is about.' })
  location?: LocationInput;

  @Field(() => Date, { nullable: true, description: 'When it was written; now when left out.' })
  submittedAt?: Date;
}

@InputType({ description: 'Messages of another system.' })
export class ImportMessagesInput extends KeyedInput {
  @Field(() => String, { description: 'Name of that system; ids are unique within it. Up to 100 characters.' })
  source!: string;

  @Field(() => [ImportedMessageInput], { description: '1 to 200 of them.' })
  messages!: ImportedMessageInput[];
}

@ObjectType('ImportedMessage', { description: 'What became of one message.' })
export class ImportedMessageObject {
  @Field(() => String, { description: 'Its id in the other system.' })
  externalId!: string;

  @Field(() => ImportOutcome, { description: 'What became of it.' })
  outcome!: ImportedItem['outcome'];

  @Field(() => Boolean, {
    description: 'Whether it was imported before with another text; what is here stays as it is.',
  })
  differs!: boolean;

  @Field(() => [ValidationIssueObject], { description: 'Why it was refused; empty otherwise.' })
  issues!: ValidationIssueObject[];

  /** Not a field of the graph: `appeal` is loaded by it. */
  appealId!: string | null;
}

@ObjectType({ description: 'Every message was judged; what was accepted is written.' })
export class ImportMessagesSuccess {
  @Field(() => [ImportedMessageObject], { description: 'In the order of the input.' })
  messages!: ImportedMessageObject[];
}

export const ImportMessagesResult = mutationResult('ImportMessagesResult', ImportMessagesSuccess);

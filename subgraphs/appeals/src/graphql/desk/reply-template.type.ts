import { KeyedInput, connectionType, mutationResult } from '@otklik/subgraph';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { UnfilledReason } from '../../domain/desk/unfilled.js';

const BODY = 'Up to 10,000 characters. Plain text, with placeholders such as `{{appeal.number}}`: those of `replyPlaceholders`; any other is refused with its place.';

registerEnumType(UnfilledReason, {
  name: 'UnfilledReason',
  description: 'Why there is nothing to stand in for a placeholder.',
  valuesConfig: {
    NO_AUTHOR: { description: 'Nobody on the platform stands behind the appeal.' },
    NAME_NOT_GIVEN: { description: 'The name was not given as `authorName`: it is read of `author { personalData(purpose:) }`, which is written down.' },
    NOT_REGISTERED: { description: 'The appeal is not registered yet.' },
    NOT_ASSIGNED: { description: 'Nobody works on it yet.' },
    NOT_SAID: { description: 'The appeal does not say it.' },
  },
});

@ObjectType('ReplyPlaceholder', { description: 'What a reply template may ask for.' })
export class ReplyPlaceholderObject {
  @Field(() => String, { description: 'As it stands between `{{` and `}}`, such as `appeal.number`.' })
  name!: string;

  @Field(() => String, { description: 'What stands in for it, in the language of `Accept-Language`.' })
  title!: string;
}

@ObjectType('ReplyTemplate', { description: 'A text for replies that a cabinet keeps. Only for those who work there.' })
export class ReplyTemplateObject {
  @Field(() => ID, { description: 'Stable id.' })
  id!: string;

  @Field(() => String, { description: 'By which staff choose it.' })
  title!: string;

  @Field(() => String, { description: 'The text with its placeholders.' })
  body!: string;

  @Field(() => Int, { description: '1 when it is made, one more at every change.' })
  version!: number;

  @Field(() => Date, { description: 'When it was changed last.' })
  updatedAt!: Date;
}

export const ReplyTemplateConnection = connectionType('ReplyTemplate', () => ReplyTemplateObject);

@ObjectType('UnfilledPlaceholder', { description: 'A placeholder that stays in the text, because there is nothing to stand in for it.' })
export class UnfilledPlaceholderObject {
  @Field(() => String, { description: 'Which one, such as `author.name`.' })
  name!: string;

  @Field(() => UnfilledReason, { description: 'Why, for programs.' })
  reason!: UnfilledReason;

  @Field(() => String, { description: 'Why, for people, in the language of `Accept-Language`.' })
  message!: string;
}

@ObjectType('ReplyDraft', { description: 'A template filled in for an appeal, in Russian. Nothing is written by it: the clerk goes on with the text.' })
export class ReplyDraftObject {
  @Field(() => String, { description: 'The text; what could not be filled in stays as `{{name}}`.' })
  text!: string;

  @Field(() => [UnfilledPlaceholderObject], { description: 'What could not be filled in; empty when the text is complete.' })
  unfilled!: UnfilledPlaceholderObject[];

  @Field(() => ReplyTemplateObject, { description: 'The template.' })
  template!: ReplyTemplateObject;
}

@InputType({ description: 'A new reply template.' })
export class CreateReplyTemplateInput extends KeyedInput {
  @Field(() => ID, { description: 'In which cabinet.' })
  cabinetId!: string;

  @Field(() => String, { description: 'A line of up to 200 characters, which no other template of the cabinet has.' })
  title!: string;

  @Field(() => String, { description: BODY })
  body!: string;

  @Field(() => ID, { nullable: true, description: 'For which category, one that the cabinet answers; left out, for all.' })
  categoryId?: string | null;
}

@InputType({ description: 'What changes of a reply template; what is left out stays.' })
export class UpdateReplyTemplateInput extends KeyedInput {
  @Field(() => ID, { description: 'Which template.' })
  templateId!: string;

  @Field(() => Int, { nullable: true, description: 'The version that the client saw: another one is a Conflict.' })
  expectedVersion?: number;

  @Field(() => String, { nullable: true, description: 'A line of up to 200 characters, which no other template of the cabinet has.' })
  title?: string | null;

  @Field(() => String, { nullable: true, description: BODY })
  body?: string | null;

  @Field(() => ID, { nullable: true, description: 'For which category; null makes it one for all.' })
  categoryId?: string | null;
}

@InputType({ description: 'Which reply template to take away.' })
export class DeleteReplyTemplateInput extends KeyedInput {
  @Field(() => ID, { description: 'Which template.' })
  templateId!: string;
}

@ObjectType({ description: 'The template is there.' })
export class CreateReplyTemplateSuccess {
  @Field(() => ReplyTemplateObject, { description: 'The template.' })
  template!: ReplyTemplateObject;
}

@ObjectType({ description: 'The template is changed.' })
export class UpdateReplyTemplateSuccess {
  @Field(() => ReplyTemplateObject, { description: 'The template after the change.' })
  template!: ReplyTemplateObject;
}

@ObjectType({ description: 'The template is gone; what was answered by it stays.' })
export class DeleteReplyTemplateSuccess {
  @Field(() => ID, { description: 'The id that it had.' })
  templateId!: string;
}

export const CreateReplyTemplateResult = mutationResult('CreateReplyTemplateResult', CreateReplyTemplateSuccess);
export const UpdateReplyTemplateResult = mutationResult('UpdateReplyTemplateResult', UpdateReplyTemplateSuccess);
export const DeleteReplyTemplateResult = mutationResult('DeleteReplyTemplateResult', DeleteReplyTemplateSuccess);

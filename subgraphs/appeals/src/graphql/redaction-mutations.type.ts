import { mutationResult, type Ref } from '@otklik/subgraph';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { RedactionReason, RedactionTarget } from '../domain/redaction.js';
import type { Appeal } from '../store/appeal.entity.js';
import type { Redaction } from '../store/redaction.entity.js';
import { AppealObject } from './appeal.type.js';
import { ChangeInput } from './mutations.type.js';
import { RedactionObject } from './redaction.type.js';

@InputType('TextRangeInput', { description: 'A part of a text.' })
export class TextRangeInput {
  @Field(() => Int, { description: 'Where it begins, counted in UTF-16 code units from 0, as JavaScript does.' })
  start!: number;

  @Field(() => Int, { description: 'Where it ends: the first unit after it.' })
  end!: number;
}

@InputType({ description: 'What to hide of an appeal from the public.' })
export class RedactAppealInput extends ChangeInput {
  @Field(() => RedactionTarget, { description: 'What to hide.' })
  target!: RedactionTarget;

  @Field(() => RedactionReason, { description: 'Why; everybody sees it.' })
  reason!: RedactionReason;

  @Field(() => [TextRangeInput], { nullable: true, description: 'Which parts of the text or the answer, up to 100; all of it without them.' })
  ranges?: TextRangeInput[];

  @Field(() => ID, { nullable: true, description: 'Which file, for `ATTACHMENT`.' })
  attachmentId?: string;
}

@InputType({ description: 'Which redaction to take back.' })
export class LiftRedactionInput extends ChangeInput {
  @Field(() => ID, { description: 'An id of `Appeal.redactions`.' })
  redactionId!: string;
}

@InputType({ description: 'Which file to show to everybody.' })
export class ShowAttachmentInput extends ChangeInput {
  @Field(() => ID, { description: 'An id of `Appeal.attachments`.' })
  attachmentId!: string;
}

/** What every success carries; not a type of the graph by itself. */
@ObjectType()
abstract class ContentSuccess {
  @Field(() => AppealObject, { description: 'The appeal after the change.' })
  appeal!: Ref<Appeal>;
}

@ObjectType({ description: 'It is hidden from the public.' })
export class RedactAppealSuccess extends ContentSuccess {
  @Field(() => RedactionObject, { description: 'The redaction.' })
  redaction!: Ref<Redaction>;
}

@ObjectType({ description: 'The redaction is taken back.' })
export class LiftRedactionSuccess extends ContentSuccess {}

@ObjectType({ description: 'Everybody may have the file who may read the appeal.' })
export class ShowAttachmentSuccess extends ContentSuccess {}

export const RedactAppealResult = mutationResult('RedactAppealResult', RedactAppealSuccess);
export const LiftRedactionResult = mutationResult('LiftRedactionResult', LiftRedactionSuccess);
export const ShowAttachmentResult = mutationResult('ShowAttachmentResult', ShowAttachmentSuccess);

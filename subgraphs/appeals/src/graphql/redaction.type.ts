import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { RedactionReason, RedactionTarget } from '../domain/redaction.js';

registerEnumType(RedactionTarget, {
  name: 'RedactionTarget',
  description: 'What is hidden from everybody but the author, the cabinet and the operator.',
  valuesConfig: {
    TEXT: { description: 'What the citizen wrote, or parts of it.' },
    ANSWER: { description: 'What the agency answers, or parts of it.' },
    ATTACHMENT: { description: 'A file.' },
    APPEAL: { description: 'All of it: it is no longer public, so that only insiders see this redaction.' },
  },
});

registerEnumType(RedactionReason, {
  name: 'RedactionReason',
  description: 'Why something is hidden.',
  valuesConfig: {
    PERSONAL_DATA: { description: 'Personal data: of the author, of other people (152-FZ).' },
    OFFENSIVE: { description: 'Insults or obscene language (59-FZ art. 11(3)).' },
    UNLAWFUL: { description: 'Calls or information that the law forbids.' },
    SECRET: { description: 'Information that the law protects, such as a medical or state secret.' },
    ADVERTISING: { description: 'Advertising.' },
    IRRELEVANT: { description: 'Beside the matter, such as the photo of something else.' },
  },
});

@ObjectType('TextRange', { description: 'A part of a text.' })
export class TextRangeObject {
  @Field(() => Int, { description: 'Where it begins, counted in UTF-16 code units from 0, as JavaScript does.' })
  start!: number;

  @Field(() => Int, { description: 'Where it ends: the first unit after it.' })
  end!: number;
}

@ObjectType('Redaction', { description: 'Something of an appeal that a moderator has hidden from the public, with the reason.' })
export class RedactionObject {
  @Field(() => ID, { description: 'Stable id.' })
  id!: string;

  @Field(() => RedactionTarget, { description: 'What is hidden.' })
  target!: RedactionTarget;

  @Field(() => RedactionReason, { description: 'Why.' })
  reason!: RedactionReason;

  @Field(() => ID, { nullable: true, description: 'Which file; null unless it is one.' })
  attachmentId!: string | null;

  @Field(() => Boolean, { description: 'Whether only parts of the text are hidden.' })
  isPartial!: boolean;

  @Field(() => Date, { description: 'Since when.' })
  at!: Date;
}

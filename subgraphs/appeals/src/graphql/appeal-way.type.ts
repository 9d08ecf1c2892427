import { Field, Int, ObjectType } from 'type-graphql';
import { RejectionGroundObject } from './available-action.type.js';
import { AgencyStub } from './stubs.type.js';

@ObjectType('AppealRejection', { description: 'Why an appeal was turned away.' })
export class RejectionObject {
  @Field(() => RejectionGroundObject, { description: 'The ground.' })
  ground!: RejectionGroundObject;

  @Field(() => String, { nullable: true, description: 'What its author was told besides; only for the author, the cabinet and the operator.' })
  comment!: string | null;
}

@ObjectType('AppealClarification', { description: 'A question to the author of an appeal.' })
export class ClarificationObject {
  @Field(() => String, { description: 'The question.' })
  question!: string;

  @Field(() => Date, { description: 'When it was asked.' })
  askedAt!: Date;

  @Field(() => Date, { description: 'Until when the answer is waited for.' })
  answerBy!: Date;

  @Field(() => String, { nullable: true, description: 'The answer; null while there is none, and when there was none in time.' })
  answer!: string | null;

  @Field(() => Date, { nullable: true, description: 'When the waiting ended; null while it goes on.' })
  endedAt!: Date | null;
}

@ObjectType('AppealExtension', { description: 'How the term of an appeal was extended.' })
export class ExtensionObject {
  @Field(() => Int, { description: 'By so many calendar days.' })
  days!: number;

  @Field(() => String, { nullable: true, description: 'Why; only for the author, the cabinet and the operator.' })
  ground!: string | null;
}

@ObjectType('AppealPostponement', { description: 'To which day an appeal was put off.' })
export class PostponementObject {
  @Field(() => String, { description: 'The promised day, such as `2027-05-15`.' })
  promisedOn!: string;

  @Field(() => String, { nullable: true, description: 'Why; only for the author, the cabinet and the operator.' })
  comment!: string | null;
}

@ObjectType('AppealRedirection', { description: 'How an appeal went from one agency to another.' })
export class RedirectionObject {
  @Field(() => AgencyStub, { description: 'Who sent it.' })
  from!: AgencyStub;

  @Field(() => AgencyStub, { description: 'Whom it was sent to.' })
  to!: AgencyStub;

  @Field(() => Date, { description: 'When.' })
  at!: Date;

  @Field(() => String, { nullable: true, description: 'Why; only for the author, the cabinet and the operator.' })
  comment!: string | null;
}

@ObjectType('AppealConfirmation', { description: 'Whether the author found it fixed.' })
export class ConfirmationObject {
  @Field(() => Boolean, { description: 'Whether it is fixed.' })
  fixed!: boolean;

  @Field(() => String, { nullable: true, description: 'What they found; only for the author, the cabinet and the operator.' })
  comment!: string | null;
}

@ObjectType('AppealEarlierAnswer', { description: 'An answer after which a message was opened again.' })
export class EarlierAnswerObject {
  @Field(() => String, { description: 'The text.' })
  text!: string;

  @Field(() => Date, { description: 'When it was given.' })
  answeredAt!: Date;

  @Field(() => Int, { nullable: true, description: 'Its rating, 1 to 5; null when it had none.' })
  score!: number | null;
}

@ObjectType('AppealInterimAnswer', { description: 'What the agency told before its final answer.' })
export class InterimAnswerObject {
  @Field(() => String, { description: 'The text.' })
  text!: string;

  @Field(() => Date, { description: 'When.' })
  givenAt!: Date;
}

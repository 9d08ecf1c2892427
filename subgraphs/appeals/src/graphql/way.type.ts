import { mutationResult } from '@otklik/subgraph';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { RejectionGroundCode } from '../domain/rejection-ground.js';
import { RejectionGroundEnum } from './available-action.type.js';
import { ChangeInput, Success } from './mutations.type.js';

@InputType({ description: 'Which appeal to let pass.' })
export class ModerateAppealInput extends ChangeInput {}

@InputType({ description: 'Which appeal to turn away, and why.' })
export class RejectAppealInput extends ChangeInput {
  @Field(() => RejectionGroundEnum, { description: 'The ground: one of those for the kind of the appeal.' })
  ground!: RejectionGroundCode;

  @Field(() => String, { nullable: true, description: 'What its author is told besides; up to 10,000 characters.' })
  comment?: string;
}

@InputType({ description: 'What to ask the author of an appeal.' })
export class AskClarificationInput extends ChangeInput {
  @Field(() => String, { description: 'The question; up to 10,000 characters.' })
  question!: string;

  @Field(() => Int, { nullable: true, defaultValue: 3, description: 'Calendar days for the answer: 1 to 30. Without one in time a message is rejected, an appeal under 59-FZ goes on as it is.' })
  answerDays?: number;
}

@InputType({ description: 'What the author of an appeal answers.' })
export class AnswerClarificationInput extends ChangeInput {
  @Field(() => String, { description: 'Up to 10,000 characters.' })
  text!: string;
}

@InputType({ description: 'The term of which appeal to extend.' })
export class ExtendDeadlineInput extends ChangeInput {
  @Field(() => Int, { description: '1 to 30 calendar days.' })
  days!: number;

  @Field(() => String, { description: 'Why, as its author is told; up to 10,000 characters.' })
  ground!: string;
}

@InputType({ description: 'Which message to put off.' })
export class PostponeAppealInput extends ChangeInput {
  @Field(() => String, { description: 'The promised day, such as `2027-05-15`: after today, within a year.' })
  promisedOn!: string;

  @Field(() => String, { description: 'Why, as its author is told; up to 10,000 characters.' })
  comment!: string;
}

@InputType({ description: 'The work on which message to resume.' })
export class ResumeAppealInput extends ChangeInput {}

@InputType({ description: 'What to tell before the final answer.' })
export class GiveInterimAnswerInput extends ChangeInput {
  @Field(() => String, { description: 'Up to 10,000 characters.' })
  text!: string;
}

@InputType({ description: 'Which answer to return.' })
export class ReturnAnswerInput extends ChangeInput {
  @Field(() => String, { description: 'What to mend; only the cabinet sees it. Up to 10,000 characters.' })
  comment!: string;
}

@InputType({ description: 'Which appeal goes to which agency.' })
export class RedirectAppealInput extends ChangeInput {
  @Field(() => ID, { description: 'The competent agency: one of `agencies` that has a cabinet.' })
  agencyId!: string;

  @Field(() => String, { description: 'Why, as its author is told; up to 10,000 characters.' })
  comment!: string;
}

@InputType({ description: 'What the author found.' })
export class ConfirmResultInput extends ChangeInput {
  @Field(() => Boolean, { description: 'Whether it is fixed.' })
  fixed!: boolean;

  @Field(() => String, { nullable: true, description: 'What they found; up to 10,000 characters.' })
  comment?: string;
}

@InputType({ description: 'Which message to open again.' })
export class ReopenAppealInput extends ChangeInput {
  @Field(() => String, { description: 'What is wrong; up to 10,000 characters.' })
  comment!: string;
}

@InputType({ description: 'Which appeal to take back.' })
export class WithdrawAppealInput extends ChangeInput {}

@ObjectType({ description: 'A moderator has let the appeal pass.' })
export class ModerateAppealSuccess extends Success {}

@ObjectType({ description: 'The appeal is turned away.' })
export class RejectAppealSuccess extends Success {}

@ObjectType({ description: 'Its author is asked.' })
export class AskClarificationSuccess extends Success {}

@ObjectType({ description: 'The question is answered; the appeal goes on where it stood.' })
export class AnswerClarificationSuccess extends Success {}

@ObjectType({ description: 'The term is extended.' })
export class ExtendDeadlineSuccess extends Success {}

@ObjectType({ description: 'The message is put off.' })
export class PostponeAppealSuccess extends Success {}

@ObjectType({ description: 'The work goes on.' })
export class ResumeAppealSuccess extends Success {}

@ObjectType({ description: 'The interim answer is given; the work goes on.' })
export class GiveInterimAnswerSuccess extends Success {}

@ObjectType({ description: 'The answer is with its executor again.' })
export class ReturnAnswerSuccess extends Success {}

@ObjectType({ description: 'The appeal is with the other agency, and waits there for its registration.' })
export class RedirectAppealSuccess extends Success {}

@ObjectType({ description: 'The author’s word is kept.' })
export class ConfirmResultSuccess extends Success {}

@ObjectType({ description: 'The message is with its executor again.' })
export class ReopenAppealSuccess extends Success {}

@ObjectType({ description: 'The appeal is taken back.' })
export class WithdrawAppealSuccess extends Success {}

export const ModerateAppealResult = mutationResult('ModerateAppealResult', ModerateAppealSuccess);
export const RejectAppealResult = mutationResult('RejectAppealResult', RejectAppealSuccess);
export const AskClarificationResult = mutationResult('AskClarificationResult', AskClarificationSuccess);
export const AnswerClarificationResult = mutationResult('AnswerClarificationResult', AnswerClarificationSuccess);
export const ExtendDeadlineResult = mutationResult('ExtendDeadlineResult', ExtendDeadlineSuccess);
export const PostponeAppealResult = mutationResult('PostponeAppealResult', PostponeAppealSuccess);
export const ResumeAppealResult = mutationResult('ResumeAppealResult', ResumeAppealSuccess);
export const GiveInterimAnswerResult = mutationResult('GiveInterimAnswerResult', GiveInterimAnswerSuccess);
export const ReturnAnswerResult = mutationResult('ReturnAnswerResult', ReturnAnswerSuccess);
export const RedirectAppealResult = mutationResult('RedirectAppealResult', RedirectAppealSuccess);
export const ConfirmResultResult = mutationResult('ConfirmResultResult', ConfirmResultSuccess);
export const ReopenAppealResult = mutationResult('ReopenAppealResult', ReopenAppealSuccess);
export const WithdrawAppealResult = mutationResult('WithdrawAppealResult', WithdrawAppealSuccess);

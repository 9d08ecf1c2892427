import { IDEMPOTENCY_KEY, KeyedInput, mutationResult, type Ref } from '@otklik/subgraph';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Channel, Respondents } from '../../domain/questionnaire/placement.js';
import type { PaperEntry } from '../../store/questionnaire/paper-entries.js';
import type { Placement } from '../../store/questionnaire/placement.entity.js';
import type { Questionnaire } from '../../store/questionnaire/questionnaire.entity.js';
import { ContentInputType } from './content.input.js';
import './enums.js';
import { PaperEntryObject, PlacementObject } from './placement.type.js';
import { QuestionnaireObject } from './questionnaire.type.js';

@InputType('QuestionnaireBindingInput', { description: 'What is asked about, by ids or codes of the register of services and life situations.' })
export class BindingInputType {
  @Field(() => String, { nullable: true, description: 'The service.' })
  serviceId?: string;

  @Field(() => String, { nullable: true, description: 'The life situation.' })
  lifeSituationId?: string;

  @Field(() => String, { nullable: true, description: 'The stage of the service or life situation.' })
  stage?: string;
}

@InputType({ description: 'A new questionnaire.' })
export class CreateQuestionnaireInput {
  @Field(() => String, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'Which agency asks.' })
  agencyId!: string;

  @Field(() => Respondents, { nullable: true, defaultValue: Respondents.ANYBODY, description: 'Who may answer.' })
  respondents?: Respondents;

  @Field(() => BindingInputType, { nullable: true, description: 'What is asked about.' })
  binding?: BindingInputType;

  @Field(() => ContentInputType, { description: 'Its first version.' })
  content!: ContentInputType;
}

/** What every change of a questionnaire is told; not a type of the graph by itself. */
@InputType()
abstract class ChangeInput extends KeyedInput {
  @Field(() => ID, { description: 'Which questionnaire.' })
  questionnaireId!: string;
}

@InputType({ description: 'The next version, in preparation.' })
export class DraftQuestionnaireVersionInput extends ChangeInput {
  @Field(() => ContentInputType, { description: 'What it says and asks, instead of what the draft has said so far.' })
  content!: ContentInputType;
}

@InputType({ description: 'Which questionnaire’s version in preparation to publish.' })
export class PublishQuestionnaireInput extends ChangeInput {}

@InputType({ description: 'Which questionnaire to close.' })
export class CloseQuestionnaireInput extends ChangeInput {}

@InputType({ description: 'A new place for a questionnaire.' })
export class PlaceQuestionnaireInput extends ChangeInput {
  @Field(() => Channel, { description: 'By which way people come.' })
  channel!: Channel;

  @Field(() => String, { description: 'What the place is called; up to 200 characters.' })
  place!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'How many answers a day one address gives here without signing in: 1 to 10,000; by default 300 at a reception place, 30 elsewhere.',
  })
  answersPerDay?: number;

  @Field(() => BindingInputType, { nullable: true, description: 'What is asked about here, where it differs from the questionnaire’s own binding.' })
  binding?: BindingInputType;
}

@InputType({ description: 'Which placement to revoke.' })
export class RevokePlacementInput extends KeyedInput {
  @Field(() => ID, { description: 'Which placement.' })
  placementId!: string;
}

@InputType('QuestionnaireMatrixAnswerInput', { description: 'What was chosen in one row of a matrix.' })
export class MatrixAnswerInputType {
  @Field(() => String, { description: 'Key of the row.' })
  row!: string;

  @Field(() => String, { description: 'Key of the option.' })
  option!: string;
}

@InputType('QuestionnaireAnswerInput', { description: 'An answer to one question: exactly the field that the kind of the question asks for.' })
export class ResponseInputType {
  @Field(() => String, { description: 'Key of the question.' })
  question!: string;

  @Field(() => [String], { nullable: true, description: 'To SINGLE, the key of one option; to MULTIPLE, of one or more; to RANKING, of all, the first place first.' })
  options?: string[];

  @Field(() => Int, { nullable: true, description: 'To CSAT, NPS, CES and SCALE.' })
  value?: number;

  @Field(() => [MatrixAnswerInputType], { nullable: true, description: 'To MATRIX.' })
  matrix?: MatrixAnswerInputType[];

  @Field(() => String, { nullable: true, description: 'To TEXT.' })
  text?: string;
}

@InputType({ description: 'Somebody’s answers to a questionnaire.' })
export class AnswerQuestionnaireInput {
  @Field(() => String, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;

  @Field(() => String, { description: 'Of the placement.' })
  token!: string;

  @Field(() => String, { nullable: true, description: 'From `QuestionnaireForm.ticket`; needed by those who are not signed in.' })
  ticket?: string;

  @Field(() => Int, { nullable: true, description: 'Number of the version that was answered, for those who are signed in; the current one by default. A ticket knows its own.' })
  version?: number;

  @Field(() => [ResponseInputType], { description: 'Every question at most once; the required ones that are asked, and at least one.' })
  answers!: ResponseInputType[];
}

@InputType({ description: 'One sheet of paper, filled in at a reception place.' })
export class EnterPaperAnswersInput {
  @Field(() => String, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'The reception place.' })
  placementId!: string;

  @Field(() => Int, { nullable: true, description: 'Number of the version that was printed; the current one by default.' })
  version?: number;

  @Field(() => String, { nullable: true, description: 'Number or mark of the sheet; up to 50 characters.' })
  sheet?: string;

  @Field(() => [ResponseInputType], { description: 'As in `answerQuestionnaire`.' })
  answers!: ResponseInputType[];
}

/** What most successes carry; not a type of the graph by itself. */
@ObjectType()
abstract class Success {
  @Field(() => QuestionnaireObject, { description: 'The questionnaire after the change.' })
  questionnaire!: Ref<Questionnaire>;
}

/** What successes about a placement carry; not a type of the graph by itself. */
@ObjectType()
abstract class PlacementSuccess {
  @Field(() => PlacementObject, { description: 'The placement after the change.' })
  placement!: Ref<Placement>;
}

@ObjectType({ description: 'The questionnaire is there, as a draft.' })
export class CreateQuestionnaireSuccess extends Success {}

@ObjectType({ description: 'The version in preparation says this.' })
export class DraftQuestionnaireVersionSuccess extends Success {}

@ObjectType({ description: 'The version is published: people are asked by it.' })
export class PublishQuestionnaireSuccess extends Success {}

@ObjectType({ description: 'The questionnaire is closed.' })
export class CloseQuestionnaireSuccess extends Success {}

@ObjectType({ description: 'The placement is there.' })
export class PlaceQuestionnaireSuccess extends PlacementSuccess {}

@ObjectType({ description: 'The placement is revoked.' })
export class RevokePlacementSuccess extends PlacementSuccess {}

@ObjectType({ description: 'The answers are counted, now or by an earlier try with the same key.' })
export class AnswerQuestionnaireSuccess extends Success {}

@ObjectType({ description: 'The sheet is counted, now or by an earlier try with the same key.' })
export class EnterPaperAnswersSuccess {
  @Field(() => PaperEntryObject, { description: 'Who entered what and when.' })
  entry!: Ref<PaperEntry>;
}

export const CreateQuestionnaireResult = mutationResult('CreateQuestionnaireResult', CreateQuestionnaireSuccess);
export const DraftQuestionnaireVersionResult = mutationResult('DraftQuestionnaireVersionResult', DraftQuestionnaireVersionSuccess);
export const PublishQuestionnaireResult = mutationResult('PublishQuestionnaireResult', PublishQuestionnaireSuccess);
export const CloseQuestionnaireResult = mutationResult('CloseQuestionnaireResult', CloseQuestionnaireSuccess);
export const PlaceQuestionnaireResult = mutationResult('PlaceQuestionnaireResult', PlaceQuestionnaireSuccess);
export const RevokePlacementResult = mutationResult('RevokePlacementResult', RevokePlacementSuccess);
export const AnswerQuestionnaireResult = mutationResult('AnswerQuestionnaireResult', AnswerQuestionnaireSuccess);
export const EnterPaperAnswersResult = mutationResult('EnterPaperAnswersResult', EnterPaperAnswersSuccess);

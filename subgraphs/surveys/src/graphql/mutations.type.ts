import { IDEMPOTENCY_KEY, KeyedInput, LocalizedTextInput, mutationResult, type Ref } from '@otklik/subgraph';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { QuestionKind } from '../domain/question.js';
import type { Survey } from '../store/survey.entity.js';
import './enums.js';
import { SurveyObject } from './survey.type.js';

@InputType('SurveyScaleInput', { description: 'Whole numbers from one end to the other: at least three, within -100 to 100.' })
export class ScaleInput {
  @Field(() => Int, { description: 'The smallest value.' })
  min!: number;

  @Field(() => Int, { description: 'The largest value.' })
  max!: number;
}

@InputType('SurveyQuestionInput', { description: 'A question.' })
export class QuestionInput {
  @Field(() => QuestionKind, { description: 'How it is answered.' })
  kind!: QuestionKind;

  @Field(() => LocalizedTextInput, { description: 'The question; up to 500 characters.' })
  title!: LocalizedTextInput;

  @Field(() => [LocalizedTextInput], { nullable: true, description: 'Of SINGLE and MULTIPLE: 2 to 50 options of up to 300 characters.' })
  options?: LocalizedTextInput[];

  @Field(() => ScaleInput, { nullable: true, description: 'Of SCALE.' })
  scale?: ScaleInput;

  @Field(() => Boolean, { nullable: true, defaultValue: false, description: 'Whether it has to be answered.' })
  required?: boolean;

  @Field(() => Int, { nullable: true, description: 'Of TEXT: how many characters an answer may have, 1 to 5,000; 1,000 by default.' })
  maxLength?: number;
}

@InputType({ description: 'A new survey.' })
export class CreateSurveyInput {
  @Field(() => String, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'Which agency asks.' })
  agencyId!: string;

  @Field(() => LocalizedTextInput, { description: 'What it is about; up to 300 characters.' })
  title!: LocalizedTextInput;

  @Field(() => LocalizedTextInput, { nullable: true, description: 'Why the agency asks; up to 10,000 characters.' })
  description?: LocalizedTextInput;

  @Field(() => [QuestionInput], { description: 'What is asked: 1 to 50 questions.' })
  questions!: QuestionInput[];

  @Field(() => Date, { nullable: true, description: 'From when it takes answers; as soon as it is published by default.' })
  opensAt?: Date;

  @Field(() => Date, { description: 'From when it takes no more answers.' })
  closesAt!: Date;
}

/** What every change of a survey is told; not a type of the graph by itself. */
@InputType()
abstract class ChangeInput extends KeyedInput {
  @Field(() => ID, { description: 'Which survey.' })
  surveyId!: string;

  @Field(() => Int, { nullable: true, description: 'The version that the client saw: another one is a Conflict.' })
  expectedVersion?: number;
}

@InputType({ description: 'Which survey to publish.' })
export class PublishSurveyInput extends ChangeInput {}

@InputType({ description: 'Which survey to close before its time.' })
export class CloseSurveyInput extends ChangeInput {}

@InputType('SurveyAnswerInput', { description: 'An answer to one question: exactly the field that the kind of the question asks for.' })
export class AnswerInput {
  @Field(() => ID, { description: 'Which question.' })
  questionId!: string;

  @Field(() => [ID], { nullable: true, description: 'To SINGLE, one option; to MULTIPLE, one or more.' })
  optionIds?: string[];

  @Field(() => Int, { nullable: true, description: 'To SCALE.' })
  value?: number;

  @Field(() => String, { nullable: true, description: 'To TEXT.' })
  text?: string;
}

@InputType({ description: 'A person’s answers to a survey.' })
export class AnswerSurveyInput {
  @Field(() => String, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'Which survey.' })
  surveyId!: string;

  @Field(() => [AnswerInput], { description: 'Every question at most once; the required ones, and at least one.' })
  answers!: AnswerInput[];
}

/** What every success carries; not a type of the graph by itself. */
@ObjectType()
abstract class Success {
  @Field(() => SurveyObject, { description: 'The survey after the change.' })
  survey!: Ref<Survey>;
}

@ObjectType({ description: 'The draft is there, now or by an earlier try with the same key.' })
export class CreateSurveySuccess extends Success {}

@ObjectType({ description: 'The survey is published.' })
export class PublishSurveySuccess extends Success {}

@ObjectType({ description: 'The survey is closed.' })
export class CloseSurveySuccess extends Success {}

@ObjectType({ description: 'The answers are counted, now or by an earlier try with the same key.' })
export class AnswerSurveySuccess extends Success {}

export const CreateSurveyResult = mutationResult('CreateSurveyResult', CreateSurveySuccess);
export const PublishSurveyResult = mutationResult('PublishSurveyResult', PublishSurveySuccess);
export const CloseSurveyResult = mutationResult('CloseSurveyResult', CloseSurveySuccess);
export const AnswerSurveyResult = mutationResult('AnswerSurveyResult', AnswerSurveySuccess);

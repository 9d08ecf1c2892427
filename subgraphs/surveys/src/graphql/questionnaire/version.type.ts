import type { Ref } from '@otklik/subgraph';
import { Field, Int, ObjectType } from 'type-graphql';
import { languagesOf } from '../../domain/questionnaire/content.js';
import type { Choice, Condition, FormQuestion } from '../../domain/questionnaire/question.js';
import { FormQuestionKind } from '../../domain/questionnaire/question.js';
import type { QuestionnaireVersion } from '../../store/questionnaire/version.entity.js';
import { ScaleObject } from '../question.type.js';
import './enums.js';

/** A part of a version with its default language, so that its texts can be told. */
export interface Told<Part> {
  readonly part: Part;
  readonly main: string;
}

@ObjectType('QuestionnaireChoice', { description: 'One of the answers that a question offers, or a row of a matrix.' })
export class ChoiceObject {
  readonly told!: Ref<Told<Choice>>;

  @Field(() => String, { description: 'Names it within the question, in answers and results.' })
  key!: string;
}

@ObjectType('QuestionnaireCondition', { description: 'Something that must hold of an earlier answer: exactly one of the tests is set, and the two limits count as one.' })
export class ConditionObject implements Condition {
  @Field(() => String, { description: 'Key of the earlier question.' })
  question!: string;

  @Field(() => [String], { nullable: true, description: 'Answered by one of these options at least.' })
  anyOf!: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Answered, and by none of these options.' })
  noneOf!: string[] | null;

  @Field(() => Int, { nullable: true, description: 'Answered by this number or more.' })
  atLeast!: number | null;

  @Field(() => Int, { nullable: true, description: 'Answered by this number or less.' })
  atMost!: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it was answered at all; what is not asked is not answered.' })
  isAnswered!: boolean | null;
}

@ObjectType('QuestionnaireQuestion', { description: 'A question of a version.' })
export class FormQuestionObject {
  readonly told!: Ref<Told<FormQuestion>>;

  @Field(() => String, { description: 'Names it within the questionnaire, in answers and results; the same in every version in which it stands.' })
  key!: string;

  @Field(() => FormQuestionKind, { description: 'How it is answered.' })
  kind!: FormQuestionKind;

  @Field(() => Boolean, { description: 'Whether whoever is asked has to answer it.' })
  required!: boolean;

  @Field(() => ScaleObject, { nullable: true, description: 'Of CSAT, NPS, CES and SCALE; null otherwise.' })
  scale!: ScaleObject | null;

  @Field(() => Int, { nullable: true, description: 'Of TEXT: how many characters an answer may have; null otherwise.' })
  maxLength!: number | null;

  @Field(() => [ConditionObject], { description: 'It is asked when all of these hold; always when there are none.' })
  showIf!: readonly ConditionObject[];
}

@ObjectType('QuestionnaireVersion', { description: 'What a questionnaire asks; once published, it never changes.' })
export class VersionObject {
  readonly version!: Ref<QuestionnaireVersion>;

  @Field(() => Int, { description: '1 is the first.' })
  number!: number;

  @Field(() => Date, { nullable: true, description: 'When it was published; null while it is prepared.' })
  publishedAt!: Date | null;

  @Field(() => String, { description: 'Every text is there in this language; its BCP 47 tag.' })
  defaultLanguage!: string;

  @Field(() => [String], { description: 'The languages in which it says something, the default one first.' })
  languages!: string[];
}

/** A version as the graph shows it. */
export function versionObject(version: QuestionnaireVersion): VersionObject {
  const { number, publishedAt, content } = version;
  return { version, number, publishedAt: publishedAt ?? null, defaultLanguage: content.defaultLanguage, languages: languagesOf(content) };
}

/** A question as the graph shows it. */
export function questionObject(question: FormQuestion, main: string): FormQuestionObject {
  const { key, kind, required, scale, maxLength, showIf } = question;
  return { told: { part: question, main }, key, kind, required, scale, maxLength, showIf: showIf as readonly ConditionObject[] };
}

/** A choice as the graph shows it. */
export function choiceObject(choice: Choice, main: string): ChoiceObject {
  return { told: { part: choice, main }, key: choice.key };
}

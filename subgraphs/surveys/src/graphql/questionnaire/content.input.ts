import { Field, InputType, Int } from 'type-graphql';
import { FormQuestionKind } from '../../domain/questionnaire/question.js';
import { ScaleInput } from '../mutations.type.js';
import './enums.js';

const TEXTS = 'in the default language and any others';
const KEY = 'a small Latin letter, then letters, digits, `_` and `-`; up to 40 characters';

@InputType('QuestionnaireTextInput', { description: 'A text in one language.' })
export class TextInputType {
  @Field(() => String, { description: 'BCP 47 tag, such as `ru`, `en` or `tt`.' })
  language!: string;

  @Field(() => String, { description: 'The text.' })
  text!: string;
}

@InputType('QuestionnaireChoiceInput', { description: 'An option, or a row of a matrix.' })
export class ChoiceInputType {
  @Field(() => String, { description: `Names it within the question: ${KEY}.` })
  key!: string;

  @Field(() => [TextInputType], { description: `What is read, ${TEXTS}; up to 300 characters.` })
  title!: TextInputType[];
}

@InputType('QuestionnaireConditionInput', { description: 'Something that must hold of an earlier answer: exactly one test, the two limits counting as one.' })
export class ConditionInputType {
  @Field(() => String, { description: 'Key of the earlier question.' })
  question!: string;

  @Field(() => [String], { nullable: true, description: 'Of SINGLE and MULTIPLE: answered by one of these options at least.' })
  anyOf?: string[];

  @Field(() => [String], { nullable: true, description: 'Of SINGLE and MULTIPLE: answered, and by none of these options.' })
  noneOf?: string[];

  @Field(() => Int, { nullable: true, description: 'Of CSAT, NPS, CES and SCALE: answered by this number or more.' })
  atLeast?: number;

  @Field(() => Int, { nullable: true, description: 'Of CSAT, NPS, CES and SCALE: answered by this number or less.' })
  atMost?: number;

  @Field(() => Boolean, { nullable: true, description: 'Whether it was answered at all; what is not asked is not answered.' })
  isAnswered?: boolean;
}

@InputType('QuestionnaireQuestionInput', { description: 'A question.' })
export class FormQuestionInputType {
  @Field(() => String, { description: `Names it within the questionnaire, in every version in which it stands: ${KEY}.` })
  key!: string;

  @Field(() => FormQuestionKind, { description: 'How it is answered.' })
  kind!: FormQuestionKind;

  @Field(() => [TextInputType], { description: `The question, ${TEXTS}; up to 500 characters.` })
  title!: TextInputType[];

  @Field(() => Boolean, { nullable: true, defaultValue: false, description: 'Whether whoever is asked has to answer it.' })
  required?: boolean;

  @Field(() => [ChoiceInputType], { nullable: true, description: 'Of SINGLE, MULTIPLE and, as its columns, MATRIX: 2 to 50; of RANKING: 2 to 10.' })
  options?: ChoiceInputType[];

  @Field(() => [ChoiceInputType], { nullable: true, description: 'Of MATRIX: 1 to 30.' })
  rows?: ChoiceInputType[];

  @Field(() => ScaleInput, { nullable: true, description: 'Of SCALE. CSAT is always 1 to 5, NPS 0 to 10, CES 1 to 7.' })
  scale?: ScaleInput;

  @Field(() => Int, { nullable: true, description: 'Of TEXT: how many characters an answer may have, 1 to 5,000; 1,000 by default.' })
  maxLength?: number;

  @Field(() => [ConditionInputType], {
    nullable: true,
    description: 'It is asked when all of these hold: up to 10. What they refer to is checked when the version is published.',
  })
  showIf?: ConditionInputType[];
}

@InputType('QuestionnaireContentInput', { description: 'What a version says and asks.' })
export class ContentInputType {
  @Field(() => String, { defaultValue: 'ru', description: 'Every text must be there in this language; its BCP 47 tag.' })
  defaultLanguage!: string;

  @Field(() => [TextInputType], { description: `What it is about, ${TEXTS}; up to 300 characters.` })
  title!: TextInputType[];

  @Field(() => [TextInputType], { nullable: true, description: `What is said before the first question, ${TEXTS}; up to 3,000 characters.` })
  introduction?: TextInputType[];

  @Field(() => [TextInputType], { nullable: true, description: `What is said to somebody who has answered, ${TEXTS}; up to 3,000 characters.` })
  thanks?: TextInputType[];

  @Field(() => [FormQuestionInputType], { description: 'What is asked: 1 to 60 questions.' })
  questions!: FormQuestionInputType[];
}

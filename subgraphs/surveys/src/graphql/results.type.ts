import { connectionType, type Ref } from '@otklik/subgraph';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { OptionObject, QuestionObject } from './question.type.js';
import type { Option, Question } from '../domain/question.js';

const HIDDEN = 'null when hidden, see `isSuppressed`';

@ObjectType('SurveyInterval', {
  description: 'Where the true share lies with 95 % certainty, if those who answered were a random sample (Wilson).',
})
export class IntervalObject {
  @Field(() => Float, { description: 'Lower end, 0 to 1.' })
  low!: number;

  @Field(() => Float, { description: 'Upper end, 0 to 1.' })
  high!: number;
}

/** What every cell carries; not a type of the graph by itself. */
@ObjectType()
abstract class Cell {
  @Field(() => Int, { nullable: true, description: `How many people chose it; ${HIDDEN}.` })
  n!: number | null;

  @Field(() => Float, { nullable: true, description: `Share of those who answered the question, 0 to 1; ${HIDDEN}.` })
  share!: number | null;

  @Field(() => IntervalObject, { nullable: true, description: `How certain the share is; ${HIDDEN}.` })
  interval!: IntervalObject | null;
}

@ObjectType('SurveyOptionResult', { description: 'How many chose an option.' })
export class OptionResultObject extends Cell {
  @Field(() => OptionObject, { description: 'The option.' })
  option!: Ref<Option>;
}

@ObjectType('SurveyScaleResult', { description: 'How many chose a value of a scale.' })
export class ScaleResultObject extends Cell {
  @Field(() => Int, { description: 'The value.' })
  value!: number;
}

@ObjectType('SurveyText', { description: 'What somebody wrote. Nothing ties it to a person, nor to other answers of the same person.' })
export class TextObject {
  @Field(() => String, { description: 'The text.' })
  text!: string;
}

export const TextConnection = connectionType('SurveyText', () => TextObject);

@ObjectType('SurveyQuestionResult', { description: 'What came of one question.' })
export class QuestionResultObject {
  @Field(() => QuestionObject, { description: 'The question.' })
  question!: Ref<Question>;

  @Field(() => Int, { description: 'How many people answered it; always shown.' })
  n!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Mean of a scale, to two decimals; null for other kinds and when fewer than ten people answered.',
  })
  mean!: number | null;

  @Field(() => Boolean, {
    description:
      'Whether counts are hidden because somebody could read or work out a number of people from 1 to 9. ' +
      'The rule is the same for everybody, the agency included.',
  })
  isSuppressed!: boolean;
}

@ObjectType('SurveyResults', { description: 'What came of a survey.' })
export class ResultsObject {
  @Field(() => Int, { description: 'How many people answered.' })
  n!: number;

  @Field(() => Int, { description: 'No count from 1 to below this is shown, nor can be found by subtraction.' })
  smallestCell!: number;

  @Field(() => Boolean, {
    description: 'Whether people chose to take part by themselves: then shares speak of them, not of the whole region.',
  })
  isSelfSelected!: boolean;

  @Field(() => [QuestionResultObject], { description: 'Question by question.' })
  questions!: QuestionResultObject[];
}

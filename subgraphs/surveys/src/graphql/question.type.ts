import { Field, ID, Int, ObjectType } from 'type-graphql';
import { QuestionKind, type Option, type Question, type Scale } from '../domain/question.js';
import './enums.js';

@ObjectType('SurveyOption', { description: 'One of the answers that a choice offers.' })
export class OptionObject implements Pick<Option, 'id'> {
  @Field(() => ID, { description: 'Stable id.' })
  id!: string;
}

@ObjectType('SurveyScale', { description: 'Whole numbers from one end to the other.' })
export class ScaleObject implements Scale {
  @Field(() => Int, { description: 'The smallest value.' })
  min!: number;

  @Field(() => Int, { description: 'The largest value.' })
  max!: number;
}

@ObjectType('SurveyQuestion', { description: 'A question of a survey. Its words never change.' })
export class QuestionObject implements Pick<Question, 'id' | 'kind' | 'required' | 'scale' | 'maxLength'> {
  @Field(() => ID, { description: 'Stable id.' })
  id!: string;

  @Field(() => QuestionKind, { description: 'How it is answered.' })
  kind!: QuestionKind;

  @Field(() => Boolean, { description: 'Whether it has to be answered.' })
  required!: boolean;

  @Field(() => ScaleObject, { nullable: true, description: 'Of SCALE; null otherwise.' })
  scale!: ScaleObject | null;

  @Field(() => Int, { nullable: true, description: 'Of TEXT: how many characters an answer may have; null otherwise.' })
  maxLength!: number | null;
}

import { Access, PageArgs, type Connection, type Ref } from '@otklik/subgraph';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { QuestionResult } from '../domain/results.js';
import { SURVEY_PERMISSIONS } from '../permissions.js';
import type { PlacedText } from '../store/ballot-box.js';
import type { Survey } from '../store/survey.entity.js';
import type { SurveysContext } from '../surveys-context.js';
import { readTexts } from '../use-cases/read-results.js';
import { OptionResultObject, QuestionResultObject, ScaleResultObject, TextConnection } from './results.type.js';

/** A result that knows of which survey it is. */
export interface SurveyQuestionResult extends QuestionResult {
  readonly survey: Survey;
}

@Resolver(() => QuestionResultObject)
export class QuestionResultResolver {
  @FieldResolver(() => [OptionResultObject], { description: 'Of SINGLE and MULTIPLE, in the order of the options; empty otherwise.' })
  options(@Root() { question, cells }: Ref<SurveyQuestionResult>): OptionResultObject[] {
    return question.options.map((option, index) => ({ ...cells[index]!, option }));
  }

  @FieldResolver(() => [ScaleResultObject], { description: 'Of SCALE, the smallest value first; empty otherwise.' })
  distribution(@Root() { question, cells }: Ref<SurveyQuestionResult>): ScaleResultObject[] {
    return question.scale === null ? [] : cells.map((cell) => ({ ...cell, value: Number(cell.cell) }));
  }

  @Access(SURVEY_PERMISSIONS, 'survey.read-texts')
  @FieldResolver(() => TextConnection, {
    nullable: true,
    description: 'Of TEXT, mixed; for administrators, coordinators and approvers of the agency’s cabinet, null for everybody else.',
  })
  texts(
    @Root() result: Ref<SurveyQuestionResult>,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() ctx: SurveysContext,
  ): Promise<Connection<PlacedText> | null> {
    return readTexts(ctx, result.survey, result, page);
  }
}

import { localize } from '@otklik/base';
import { PageArgs, type Connection, type Ref } from '@otklik/subgraph';
import { Arg, Args, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import type { Question } from '../domain/question.js';
import { SMALLEST_CELL } from '../domain/suppression.js';
import { SurveyStatus, statusAt } from '../domain/survey-status.js';
import { cursorOf } from '../store/record-change.js';
import type { Survey } from '../store/survey.entity.js';
import type { SurveysContext } from '../surveys-context.js';
import { hasAnswered } from '../use-cases/has-answered.js';
import { listSurveys } from '../use-cases/list-surveys.js';
import { readResults } from '../use-cases/read-results.js';
import { readSurvey } from '../use-cases/read-survey.js';
import { QuestionObject } from './question.type.js';
import { ResultsObject } from './results.type.js';
import { AgencyStub } from './stubs.type.js';
import { SurveyConnection, SurveyFilterInput, SurveyObject } from './survey.type.js';

@Resolver(() => SurveyObject)
export class SurveyResolver {
  @Query(() => SurveyObject, {
    nullable: true,
    description: 'One survey. Null with the code NOT_FOUND when there is none or the viewer may not know of it.',
  })
  survey(@Arg('id', () => ID, { description: 'Its id.' }) id: string, @Ctx() ctx: SurveysContext): Promise<Ref<Survey>> {
    return readSurvey(ctx, id);
  }

  @Query(() => SurveyConnection, { description: 'The surveys that the viewer may know of, newest first.' })
  surveys(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => SurveyFilterInput, { nullable: true, description: 'Which ones.' }) filter: SurveyFilterInput | undefined,
    @Ctx() ctx: SurveysContext,
  ): Promise<Connection<Survey>> {
    return listSurveys(ctx, page, filter);
  }

  @FieldResolver(() => SurveyStatus, { description: 'Where it stands now.' })
  status(@Root() survey: Ref<Survey>, @Ctx() ctx: SurveysContext): SurveyStatus {
    return statusAt(survey, ctx.clock.now());
  }

  @FieldResolver(() => String, { description: 'What it is about, in the language of `Accept-Language`.' })
  title(@Root() survey: Ref<Survey>, @Ctx() ctx: SurveysContext): string {
    return localize(survey.title, ctx.locale);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Why the agency asks, in the language of `Accept-Language`.' })
  description(@Root() survey: Ref<Survey>, @Ctx() ctx: SurveysContext): string | null {
    return survey.description == null ? null : localize(survey.description, ctx.locale);
  }

  @FieldResolver(() => AgencyStub, { description: 'Who asks.' })
  agency(@Root() survey: Ref<Survey>): AgencyStub {
    return { id: survey.agencyId };
  }

  @FieldResolver(() => [QuestionObject], { description: 'What is asked, in order.' })
  questions(@Root() survey: Ref<Survey>): readonly Question[] {
    return survey.questions;
  }

  @FieldResolver(() => Int, { description: 'How many people have answered; public while it runs.' })
  answerCount(@Root() survey: Ref<Survey>): number {
    return survey.answers;
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer has answered; false for somebody who is not signed in.' })
  viewerHasAnswered(@Root() survey: Ref<Survey>, @Ctx() ctx: SurveysContext): Promise<boolean> {
    return hasAnswered(ctx, survey);
  }

  @FieldResolver(() => ResultsObject, {
    nullable: true,
    description: 'What came of it; null until it is CLOSED, for everybody: there are no interim results, for officials neither.',
  })
  async results(@Root() survey: Ref<Survey>, @Ctx() ctx: SurveysContext): Promise<ResultsObject | null> {
    const results = await readResults(ctx, survey);
    if (results === null) return null;
    const questions = results.map((result) => ({ ...result, survey }));
    return { n: survey.answers, smallestCell: SMALLEST_CELL, isSelfSelected: true, questions };
  }

  @FieldResolver(() => String, { description: 'Give it to `surveyAnswers(after:)` to hear of every change after this version.' })
  cursor(@Root() survey: Ref<Survey>): string {
    return cursorOf(survey.id, survey.version);
  }
}

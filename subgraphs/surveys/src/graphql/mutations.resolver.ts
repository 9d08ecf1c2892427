import { Access, outcome } from '@otklik/subgraph';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { SURVEY_PERMISSIONS } from '../permissions.js';
import type { Survey } from '../store/survey.entity.js';
import type { SurveysContext } from '../surveys-context.js';
import { answerSurvey } from '../use-cases/answer-survey.js';
import { closeSurvey } from '../use-cases/close-survey.js';
import { createSurvey } from '../use-cases/create-survey.js';
import { publishSurvey } from '../use-cases/publish-survey.js';
import {
  AnswerSurveyInput,
  AnswerSurveyResult,
  AnswerSurveySuccess,
  CloseSurveyInput,
  CloseSurveyResult,
  CloseSurveySuccess,
  CreateSurveyInput,
  CreateSurveyResult,
  CreateSurveySuccess,
  PublishSurveyInput,
  PublishSurveyResult,
  PublishSurveySuccess,
} from './mutations.type.js';

@Resolver()
export class MutationsResolver {
  @Access(SURVEY_PERMISSIONS, 'survey.create')
  @Mutation(() => CreateSurveyResult, {
    description: 'Prepares a survey as a draft. For administrators, coordinators and approvers of the agency’s cabinet.',
  })
  createSurvey(
    @Arg('input', () => CreateSurveyInput, { description: 'The survey.' }) input: CreateSurveyInput,
    @Ctx() ctx: SurveysContext,
  ): Promise<typeof CreateSurveyResult> {
    return answer(ctx, CreateSurveySuccess, () => createSurvey(ctx, input));
  }

  @Access(SURVEY_PERMISSIONS, 'survey.publish')
  @Mutation(() => PublishSurveyResult, {
    description:
      'Lets a draft out: everybody sees it, and it takes answers in its period. For administrators and approvers of the agency’s cabinet.',
  })
  publishSurvey(
    @Arg('input', () => PublishSurveyInput, { description: 'Which survey.' }) input: PublishSurveyInput,
    @Ctx() ctx: SurveysContext,
  ): Promise<typeof PublishSurveyResult> {
    return answer(ctx, PublishSurveySuccess, () => publishSurvey(ctx, input));
  }

  @Access(SURVEY_PERMISSIONS, 'survey.close')
  @Mutation(() => CloseSurveyResult, {
    description: 'Closes a published survey before its time, for good. For administrators and approvers of the agency’s cabinet.',
  })
  closeSurvey(
    @Arg('input', () => CloseSurveyInput, { description: 'Which survey.' }) input: CloseSurveyInput,
    @Ctx() ctx: SurveysContext,
  ): Promise<typeof CloseSurveyResult> {
    return answer(ctx, CloseSurveySuccess, () => closeSurvey(ctx, input));
  }

  @Access(SURVEY_PERMISSIONS, 'survey.answer')
  @Mutation(() => AnswerSurveyResult, {
    description:
      'Answers an open survey, once and for good. For everybody who is signed in. Nobody can tie the answers to the person again.',
  })
  answerSurvey(
    @Arg('input', () => AnswerSurveyInput, { description: 'The answers.' }) input: AnswerSurveyInput,
    @Ctx() ctx: SurveysContext,
  ): Promise<typeof AnswerSurveyResult> {
    return answer(ctx, AnswerSurveySuccess, () => answerSurvey(ctx, input));
  }
}

/** Runs a use-case and wraps the survey it answers, or its refusal. */
function answer<Success extends { survey: Survey }>(ctx: SurveysContext, success: new () => Success, run: () => Promise<Survey>) {
  return outcome(ctx.locale, async () => Object.assign(new success(), { survey: await run() }));
}

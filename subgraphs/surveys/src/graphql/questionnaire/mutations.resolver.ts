import { Access, outcome } from '@otklik/subgraph';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { SURVEY_PERMISSIONS } from '../../permissions.js';
import type { SurveysContext } from '../../surveys-context.js';
import { answerQuestionnaire } from '../../use-cases/questionnaire/answer-questionnaire.js';
import { closeQuestionnaire } from '../../use-cases/questionnaire/close-questionnaire.js';
import { createQuestionnaire } from '../../use-cases/questionnaire/create-questionnaire.js';
import { draftQuestionnaireVersion } from '../../use-cases/questionnaire/draft-version.js';
import { enterPaperAnswers } from '../../use-cases/questionnaire/enter-paper-answers.js';
import { placeQuestionnaire, revokePlacement } from '../../use-cases/questionnaire/place-questionnaire.js';
import { publishQuestionnaire } from '../../use-cases/questionnaire/publish-questionnaire.js';
import {
  AnswerQuestionnaireInput,
  AnswerQuestionnaireResult,
  AnswerQuestionnaireSuccess,
  CloseQuestionnaireInput,
  CloseQuestionnaireResult,
  CloseQuestionnaireSuccess,
  CreateQuestionnaireInput,
  CreateQuestionnaireResult,
  CreateQuestionnaireSuccess,
  DraftQuestionnaireVersionInput,
  DraftQuestionnaireVersionResult,
  DraftQuestionnaireVersionSuccess,
  EnterPaperAnswersInput,
  EnterPaperAnswersResult,
  EnterPaperAnswersSuccess,
  PlaceQuestionnaireInput,
  PlaceQuestionnaireResult,
  PlaceQuestionnaireSuccess,
  PublishQuestionnaireInput,
  PublishQuestionnaireResult,
  PublishQuestionnaireSuccess,
  RevokePlacementInput,
  RevokePlacementResult,
  RevokePlacementSuccess,
} from './mutations.type.js';

@Resolver()
export class QuestionnaireMutationsResolver {
  @Access(SURVEY_PERMISSIONS, 'questionnaire.prepare')
  @Mutation(() => CreateQuestionnaireResult, {
    description:
      'Prepares a questionnaire; its first version is a draft. For administrators, coordinators and approvers of the agency’s cabinet.',
  })
  createQuestionnaire(
    @Arg('input', () => CreateQuestionnaireInput, { description: 'The questionnaire.' }) input: CreateQuestionnaireInput,
    @Ctx() ctx: SurveysContext,
  ): Promise<typeof CreateQuestionnaireResult> {
    return outcome(ctx.locale, async () => Object.assign(new CreateQuestionnaireSuccess(), { questionnaire: await createQuestionnaire(ctx, input) }));
  }

  @Access(SURVEY_PERMISSIONS, 'questionnaire.prepare')
  @Mutation(() => DraftQuestionnaireVersionResult, {
    description:
      'Writes the version in preparation anew, or begins the next one; what is published stays as it is. For administrators, coordinators and approvers of the agency’s cabinet.',
  })
  draftQuestionnaireVersion(
    @Arg('input', () => DraftQuestionnaireVersionInput, { description: 'What it says and asks.' }) input: DraftQuestionnaireVersionInput,
    @Ctx() ctx: SurveysContext,
  ): Promise<typeof DraftQuestionnaireVersionResult> {
    return outcome(ctx.locale, async () => Object.assign(new DraftQuestionnaireVersionSuccess(), { questionnaire: await draftQuestionnaireVersion(ctx, input) }));
  }

  @Access(SURVEY_PERMISSIONS, 'questionnaire.publish')
  @Mutation(() => PublishQuestionnaireResult, {
    description:
      'Publishes the version in preparation: from now on people are asked by it. Refused when a question could never be asked, depends on itself or on a later one. For administrators and approvers of the agency’s cabinet.',
  })
  publishQuestionnaire(
    @Arg('input', () => PublishQuestionnaireInput, { description: 'Which one.' }) input: PublishQuestionnaireInput,
    @Ctx() ctx: SurveysContext,
  ): Promise<typeof PublishQuestionnaireResult> {
    return outcome(ctx.locale, async () => Object.assign(new PublishQuestionnaireSuccess(), { questionnaire: await publishQuestionnaire(ctx, input) }));
  }

  @Access(SURVEY_PERMISSIONS, 'questionnaire.close')
  @Mutation(() => CloseQuestionnaireResult, {
    description:
      'Closes a questionnaire for good. For administrators and approvers of the agency’s cabinet.',
  })
  closeQuestionnaire(
    @Arg('input', () => CloseQuestionnaireInput, { description: 'Which one.' }) input: CloseQuestionnaireInput,
    @Ctx() ctx: SurveysContext,
  ): Promise<typeof CloseQuestionnaireResult> {
    return outcome(ctx.locale, async () => Object.assign(new CloseQuestionnaireSuccess(), { questionnaire: await closeQuestionnaire(ctx, input) }));
  }

  @Access(SURVEY_PERMISSIONS, 'questionnaire.place')
  @Mutation(() => PlaceQuestionnaireResult, {
    description:
      'Gives a questionnaire a place with a token of its own, so that its answers are counted by place. For administrators, coordinators and approvers of the agency’s cabinet.',
  })
  placeQuestionnaire(
    @Arg('input', () => PlaceQuestionnaireInput, { description: 'The place.' }) input: PlaceQuestionnaireInput,
    @Ctx() ctx: SurveysContext,
  ): Promise<typeof PlaceQuestionnaireResult> {
    return outcome(ctx.locale, async () => Object.assign(new PlaceQuestionnaireSuccess(), { placement: await placeQuestionnaire(ctx, input) }));
  }

  @Access(SURVEY_PERMISSIONS, 'questionnaire.place')
  @Mutation(() => RevokePlacementResult, {
    description:
      'Takes a placement back: its token opens nothing any more; what was answered there stays counted. For administrators, coordinators and approvers of the agency’s cabinet.',
  })
  revokePlacement(
    @Arg('input', () => RevokePlacementInput, { description: 'Which one.' }) input: RevokePlacementInput,
    @Ctx() ctx: SurveysContext,
  ): Promise<typeof RevokePlacementResult> {
    return outcome(ctx.locale, async () => Object.assign(new RevokePlacementSuccess(), { placement: await revokePlacement(ctx, input) }));
  }

  @Access(SURVEY_PERMISSIONS, 'questionnaire.answer')
  @Mutation(() => AnswerQuestionnaireResult, {
    description:
      'Answers a questionnaire at a placement. For everybody: a person who is signed in once for each version, others once for each ticket and so often a day from one address. Nobody can tie the answers to the person again.',
  })
  answerQuestionnaire(
    @Arg('input', () => AnswerQuestionnaireInput, { description: 'The answers.' }) input: AnswerQuestionnaireInput,
    @Ctx() ctx: SurveysContext,
  ): Promise<typeof AnswerQuestionnaireResult> {
    return outcome(ctx.locale, async () => Object.assign(new AnswerQuestionnaireSuccess(), { questionnaire: await answerQuestionnaire(ctx, input) }));
  }

  @Access(SURVEY_PERMISSIONS, 'questionnaire.enter-paper')
  @Mutation(() => EnterPaperAnswersResult, {
    description:
      'Enters what somebody wrote on paper at a reception place; who did it is kept. For staff of the agency’s cabinet but curators and auditors.',
  })
  enterPaperAnswers(
    @Arg('input', () => EnterPaperAnswersInput, { description: 'The sheet.' }) input: EnterPaperAnswersInput,
    @Ctx() ctx: SurveysContext,
  ): Promise<typeof EnterPaperAnswersResult> {
    return outcome(ctx.locale, async () => Object.assign(new EnterPaperAnswersSuccess(), { entry: await enterPaperAnswers(ctx, input) }));
  }
}

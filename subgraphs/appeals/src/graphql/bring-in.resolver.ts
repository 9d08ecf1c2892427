import { Access } from '@otklik/subgraph';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { AppealsContext } from '../appeals-context.js';
import { AppealKind } from '../domain/appeal-kind.js';
import { Visibility } from '../domain/visibility.js';
import { APPEAL_PERMISSIONS } from '../permissions.js';
import { recordIncident } from '../use-cases/record-incident.js';
import { takeDownAppeal } from '../use-cases/take-down-appeal.js';
import { answerWithAppeal } from './answer-with-appeal.js';
import {
  RecordIncidentInput,
  RecordIncidentResult,
  RecordIncidentSuccess,
  TakeDownAppealInput,
  TakeDownAppealResult,
  TakeDownAppealSuccess,
} from './bring-in.type.js';
import { RawDetails } from './raw-details.js';

/** What staff bring in that is not their own word. */
@Resolver()
export class BringInResolver {
  @Access(APPEAL_PERMISSIONS, 'appeal.take-down')
  @Mutation(() => TakeDownAppealResult, {
    description: 'Takes down what a citizen says at a reception place or by telephone. For moderators and coordinators of the category’s cabinet, and the operator.',
  })
  takeDownAppeal(
    @Arg('input', () => TakeDownAppealInput, { description: 'What was said, and by whom.' }) input: TakeDownAppealInput,
    @RawDetails() details: unknown,
    @Ctx() ctx: AppealsContext,
  ): Promise<typeof TakeDownAppealResult> {
    const defaults = { kind: input.kind ?? AppealKind.MESSAGE, visibility: input.visibility ?? Visibility.PRIVATE };
    return answerWithAppeal(ctx, TakeDownAppealSuccess, () => takeDownAppeal(ctx, { ...input, ...defaults, details }));
  }

  @Access(APPEAL_PERMISSIONS, 'appeal.record-incident')
  @Mutation(() => RecordIncidentResult, {
    description: 'Records an incident from a post in a social network. For moderators and coordinators of the category’s cabinet, and the operator.',
  })
  recordIncident(
    @Arg('input', () => RecordIncidentInput, { description: 'What the post says, and where it stands.' }) input: RecordIncidentInput,
    @RawDetails() details: unknown,
    @Ctx() ctx: AppealsContext,
  ): Promise<typeof RecordIncidentResult> {
    return answerWithAppeal(ctx, RecordIncidentSuccess, () => recordIncident(ctx, { ...input, isImportant: input.isImportant ?? false, details }));
  }
}

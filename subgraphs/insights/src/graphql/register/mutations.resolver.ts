import { Access, outcome, type Ref } from '@otklik/subgraph';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { InsightsContext } from '../../insights-context.js';
import { INSIGHTS_PERMISSIONS } from '../../permissions.js';
import { checkServicePrinciple } from '../../use-cases/register/check-service.js';
import { judgeSituation } from '../../use-cases/register/judge-situation.js';
import { recordMetric } from '../../use-cases/register/record-metric.js';
import { saveService } from '../../use-cases/register/save-service.js';
import { saveSituation } from '../../use-cases/register/save-situation.js';
import {
  RecordExpertVerdictInput,
  RecordExpertVerdictResult,
  RecordExpertVerdictSuccess,
  RecordMetricInput,
  RecordMetricResult,
  RecordMetricSuccess,
  RecordPrincipleCheckInput,
  RecordPrincipleCheckResult,
  RecordPrincipleCheckSuccess,
  SaveLifeSituationInput,
  SaveLifeSituationResult,
  SaveLifeSituationSuccess,
  SaveServiceInput,
  SaveServiceResult,
  SaveServiceSuccess,
} from './mutations.type.js';
import { metricsOf } from './service.resolver.js';

const WHO = 'For curators and authorised persons of the agency and of those above it, and for the operator.';

@Resolver()
export class RegisterMutationsResolver {
  @Access(INSIGHTS_PERMISSIONS, 'register.change')
  @Mutation(() => SaveServiceResult, { description: `Puts a service into the register, or says anew what the one of this code is. ${WHO}` })
  saveService(
    @Arg('input', () => SaveServiceInput, { description: 'The service.' }) input: SaveServiceInput,
    @Ctx() ctx: InsightsContext,
  ): Promise<Ref<typeof SaveServiceResult>> {
    return outcome(ctx.locale, async () => Object.assign(new SaveServiceSuccess(), { service: await saveService(ctx, input) }));
  }

  @Access(INSIGHTS_PERMISSIONS, 'register.change')
  @Mutation(() => SaveLifeSituationResult, {
    description: `Puts a life situation with its stages into the register, or says anew what the one of this code is; its verdict and its metrics stay. ${WHO}`,
  })
  saveLifeSituation(
    @Arg('input', () => SaveLifeSituationInput, { description: 'The life situation.' }) input: SaveLifeSituationInput,
    @Ctx() ctx: InsightsContext,
  ): Promise<Ref<typeof SaveLifeSituationResult>> {
    return outcome(ctx.locale, async () => Object.assign(new SaveLifeSituationSuccess(), { lifeSituation: await saveSituation(ctx, input) }));
  }

  @Access(INSIGHTS_PERMISSIONS, 'register.change')
  @Mutation(() => RecordMetricResult, { description: `Writes what was measured on a day, or what is to be reached by then. ${WHO}` })
  recordMetric(
    @Arg('input', () => RecordMetricInput, { description: 'The value.' }) input: RecordMetricInput,
    @Ctx() ctx: InsightsContext,
  ): Promise<Ref<typeof RecordMetricResult>> {
    return outcome(ctx.locale, async () => Object.assign(new RecordMetricSuccess(), { metrics: await metricsOf(ctx, await recordMetric(ctx, input)) }));
  }

  @Access(INSIGHTS_PERMISSIONS, 'register.check')
  @Mutation(() => RecordPrincipleCheckResult, { description: `Writes how a service stands against a principle of client-centricity; earlier checks stay. ${WHO}` })
  recordPrincipleCheck(
    @Arg('input', () => RecordPrincipleCheckInput, { description: 'The check.' }) input: RecordPrincipleCheckInput,
    @Ctx() ctx: InsightsContext,
  ): Promise<Ref<typeof RecordPrincipleCheckResult>> {
    return outcome(ctx.locale, async () => Object.assign(new RecordPrincipleCheckSuccess(), { check: await checkServicePrinciple(ctx, input) }));
  }

  @Access(INSIGHTS_PERMISSIONS, 'register.check')
  @Mutation(() => RecordExpertVerdictResult, { description: `Writes what an expert thinks of a life situation, instead of the verdict before. ${WHO}` })
  recordExpertVerdict(
    @Arg('input', () => RecordExpertVerdictInput, { description: 'The verdict.' }) input: RecordExpertVerdictInput,
    @Ctx() ctx: InsightsContext,
  ): Promise<Ref<typeof RecordExpertVerdictResult>> {
    return outcome(ctx.locale, async () => Object.assign(new RecordExpertVerdictSuccess(), { lifeSituation: await judgeSituation(ctx, input) }));
  }
}

import { isId, localize } from '@otklik/base';
import { PageArgs, type Connection, type Ref } from '@otklik/subgraph';
import { Arg, Args, Ctx, Directive, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { InsightsContext } from '../../insights-context.js';
import type { Service } from '../../store/register/services.js';
import type { ExpertVerdict, LifeSituation } from '../../store/register/situations.js';
import type { Stage } from '../../store/register/stages.js';
import { listSituations } from '../../use-cases/register/list-register.js';
import { AgencyStub } from '../stubs.type.js';
import { MetricStandingObject } from './metric.type.js';
import { ExpertVerdictObject, LifeSituationConnection, LifeSituationFilterInput, LifeSituationObject, ServiceObject, StageObject } from './register.type.js';
import { metricsOf } from './service.resolver.js';

@Resolver(() => LifeSituationObject)
export class LifeSituationResolver {
  @Query(() => LifeSituationObject, { nullable: true, description: 'One life situation; null when there is none of this id. Public.' })
  lifeSituation(@Arg('id', () => ID, { description: 'Its id.' }) id: string, @Ctx() ctx: InsightsContext): Promise<Ref<LifeSituation> | null> {
    return isId(id) ? ctx.loaders.register.situation.load(id.toLowerCase()) : Promise.resolve(null);
  }

  @Query(() => LifeSituationConnection, { description: 'The life situations of the register, in the order of their codes; found by each of their names. Public.' })
  lifeSituations(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => LifeSituationFilterInput, { nullable: true, description: 'Which ones.' }) filter: LifeSituationFilterInput | undefined,
    @Ctx() ctx: InsightsContext,
  ): Promise<Connection<LifeSituation>> {
    return listSituations(ctx, page, filter);
  }

  @FieldResolver(() => String, { description: 'Its title, in the language of `Accept-Language`.' })
  title(@Root() situation: Ref<LifeSituation>, @Ctx() ctx: InsightsContext): string {
    return localize(situation.title, ctx.locale);
  }

  @FieldResolver(() => String, { nullable: true, description: 'What it is about, in the language of `Accept-Language`.' })
  description(@Root() situation: Ref<LifeSituation>, @Ctx() ctx: InsightsContext): string | null {
    return situation.description === null ? null : localize(situation.description, ctx.locale);
  }

  @FieldResolver(() => [String], { description: 'Other names of it, by which it is found too, in the language of `Accept-Language`.' })
  aliases(@Root() situation: Ref<LifeSituation>, @Ctx() ctx: InsightsContext): string[] {
    return situation.aliases.map((alias) => localize(alias, ctx.locale));
  }

  @FieldResolver(() => AgencyStub, { description: 'Who curates it.' })
  agency(@Root() situation: Ref<LifeSituation>): AgencyStub {
    return { id: situation.agencyId };
  }

  @Directive('@listSize(assumedSize: 5)')
  @FieldResolver(() => [StageObject], { description: 'Its stages in their order.' })
  stages(@Root() situation: Ref<LifeSituation>, @Ctx() ctx: InsightsContext): Promise<Stage[]> {
    return ctx.loaders.register.stages.load(situation.id);
  }

  @Directive('@listSize(assumedSize: 4)')
  @FieldResolver(() => [MetricStandingObject], { description: 'Where each metric of the whole situation stands that it has values of.' })
  metrics(@Root() situation: Ref<LifeSituation>, @Ctx() ctx: InsightsContext): Promise<MetricStandingObject[]> {
    return metricsOf(ctx, situation.id);
  }

  @FieldResolver(() => ExpertVerdictObject, { nullable: true, description: 'What an expert thinks of it; null while nobody was asked.' })
  expertVerdict(@Root() situation: Ref<LifeSituation>): ExpertVerdict | null {
    return situation.expertVerdict;
  }
}

@Resolver(() => StageObject)
export class StageResolver {
  @FieldResolver(() => String, { description: 'Its title, in the language of `Accept-Language`.' })
  title(@Root() stage: Ref<Stage>, @Ctx() ctx: InsightsContext): string {
    return localize(stage.title, ctx.locale);
  }

  @FieldResolver(() => LifeSituationObject, { description: 'The life situation.' })
  async lifeSituation(@Root() stage: Ref<Stage>, @Ctx() ctx: InsightsContext): Promise<LifeSituation> {
    return (await ctx.loaders.register.situation.load(stage.situationId))!;
  }

  @Directive('@listSize(assumedSize: 3)')
  @FieldResolver(() => [ServiceObject], { description: 'The services that one needs in it, in their order.' })
  async services(@Root() stage: Ref<Stage>, @Ctx() { loaders: { register } }: InsightsContext): Promise<Service[]> {
    const ids = await register.stageServices.load(stage.id);
    return (await register.service.loadMany(ids)) as Service[];
  }
}

import { isId, localize } from '@otklik/base';
import { PageArgs, type Connection, type Ref } from '@otklik/subgraph';
import { Arg, Args, Ctx, Directive, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { IMPROVED_GOAL_PERCENT, LOW_RATING } from '../../domain/register/low-rated.js';
import { standingsOf } from '../../domain/register/metric-standing.js';
import { unitOf } from '../../domain/register/metric.js';
import type { InsightsContext } from '../../insights-context.js';
import type { PrincipleCheck } from '../../store/register/checks.js';
import type { Service } from '../../store/register/services.js';
import type { LifeSituation } from '../../store/register/situations.js';
import { listServices } from '../../use-cases/register/list-register.js';
import { readLowRated } from '../../use-cases/register/low-rated.js';
import { today } from '../../use-cases/today.js';
import { AgencyStub } from '../stubs.type.js';
import { MetricStandingObject } from './metric.type.js';
import { LifeSituationObject, LowRatedServiceObject, LowRatedServicesObject, PrincipleCheckObject, ServiceConnection, ServiceFilterInput, ServiceObject } from './register.type.js';

@Resolver(() => ServiceObject)
export class ServiceResolver {
  @Query(() => ServiceObject, { nullable: true, description: 'One service of the register; null when there is none of this id. Public.' })
  service(@Arg('id', () => ID, { description: 'Its id.' }) id: string, @Ctx() ctx: InsightsContext): Promise<Ref<Service> | null> {
    return isId(id) ? ctx.loaders.register.service.load(id.toLowerCase()) : Promise.resolve(null);
  }

  @Query(() => ServiceConnection, { description: 'The services, measures of support and kinds of control of the register, in the order of their codes. Public.' })
  services(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => ServiceFilterInput, { nullable: true, description: 'Which ones.' }) filter: ServiceFilterInput | undefined,
    @Ctx() ctx: InsightsContext,
  ): Promise<Connection<Service>> {
    return listServices(ctx, page, filter);
  }

  @Query(() => LowRatedServicesObject, { description: 'The services that people gave low marks, and how many of them are improved in a year. Public.' })
  async lowRatedServices(
    @Arg('year', () => Int, { nullable: true, description: 'The year; without it this one.' }) year: number | undefined,
    @Ctx() ctx: InsightsContext,
  ): Promise<LowRatedServicesObject> {
    const { services, ...rest } = await readLowRated(ctx, year);
    const improved = services.filter((service) => service.improved).length;
    return { ...rest, services: [...services], threshold: LOW_RATING, goalPercent: IMPROVED_GOAL_PERCENT, count: services.length, improved };
  }

  @FieldResolver(() => String, { description: 'Its title, in the language of `Accept-Language`.' })
  title(@Root() service: Ref<Service>, @Ctx() ctx: InsightsContext): string {
    return localize(service.title, ctx.locale);
  }

  @FieldResolver(() => String, { nullable: true, description: 'What it gives, in the language of `Accept-Language`.' })
  description(@Root() service: Ref<Service>, @Ctx() ctx: InsightsContext): string | null {
    return service.description === null ? null : localize(service.description, ctx.locale);
  }

  @FieldResolver(() => AgencyStub, { description: 'Who answers for it.' })
  agency(@Root() service: Ref<Service>): AgencyStub {
    return { id: service.agencyId };
  }

  @Directive('@listSize(assumedSize: 4)')
  @FieldResolver(() => [MetricStandingObject], { description: 'Where each metric stands that it has values of.' })
  metrics(@Root() service: Ref<Service>, @Ctx() ctx: InsightsContext): Promise<MetricStandingObject[]> {
    return metricsOf(ctx, service.id);
  }

  @Directive('@listSize(assumedSize: 8)')
  @FieldResolver(() => [PrincipleCheckObject], { description: 'Its newest check against each principle; all of them are in `principleChecks`.' })
  checks(@Root() service: Ref<Service>, @Ctx() ctx: InsightsContext): Promise<PrincipleCheck[]> {
    return ctx.loaders.register.checks.load(service.id);
  }

  @Directive('@listSize(assumedSize: 3)')
  @FieldResolver(() => [LifeSituationObject], { description: 'The life situations in which it has a part, in the order of their codes.' })
  async lifeSituations(@Root() service: Ref<Service>, @Ctx() { loaders: { register } }: InsightsContext): Promise<LifeSituation[]> {
    const ids = await register.serviceSituations.load(service.id);
    return (await register.situation.loadMany(ids)) as LifeSituation[];
  }
}

@Resolver(() => LowRatedServiceObject)
export class LowRatedServiceResolver {
  @FieldResolver(() => ServiceObject, { description: 'The service.' })
  async service(@Root() { serviceId }: Ref<LowRatedServiceObject>, @Ctx() ctx: InsightsContext): Promise<Service> {
    return (await ctx.loaders.register.service.load(serviceId))!;
  }
}

/** Where the metrics of a service or a life situation stand today. */
export async function metricsOf(ctx: InsightsContext, subjectId: string): Promise<MetricStandingObject[]> {
  const standings = standingsOf(await ctx.loaders.register.metrics.load(subjectId), await today(ctx));
  return standings.map((standing) => ({ ...standing, unit: unitOf(standing.metric) }));
}

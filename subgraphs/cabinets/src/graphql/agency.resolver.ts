import { isId, localize } from '@otklik/base';
import type { Connection, Ref } from '@otklik/subgraph';
import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import type { CabinetsContext } from '../cabinets-context.js';
import type { Agency } from '../store/agency.entity.js';
import type { Cabinet } from '../store/cabinet.entity.js';
import type { Category } from '../store/category.entity.js';
import { categoriesOfAgency } from '../use-cases/categories-of-agency.js';
import { listAgencies, listChildren } from '../use-cases/list-agencies.js';
import { AgencyConnection, AgencyFilterInput, AgencyObject } from './agency.type.js';
import { CabinetObject } from './cabinet.type.js';
import { CategoryObject } from './category.type.js';

@Resolver(() => AgencyObject)
export class AgencyResolver {
  @Query(() => AgencyObject, { nullable: true, description: 'One agency; null when there is none with this id.' })
  agency(@Arg('id', () => ID, { description: 'Its id.' }) id: string, @Ctx() ctx: CabinetsContext): Promise<Ref<Agency> | null> {
    return isId(id) ? ctx.loaders.agency.load(id) : Promise.resolve(null);
  }

  @Query(() => AgencyConnection, { description: 'Agencies by their codes.' })
  agencies(
    @Arg('first', () => Int, { nullable: true, defaultValue: 20, description: 'At most this many: 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: '`endCursor` of the page before.' }) after: string | undefined,
    @Arg('filter', () => AgencyFilterInput, { nullable: true, description: 'Which ones.' }) filter: AgencyFilterInput | undefined,
    @Ctx() ctx: CabinetsContext,
  ): Promise<Connection<Agency>> {
    return listAgencies(ctx.em, first, after, filter);
  }

  @FieldResolver(() => String, { description: 'Name, in the language of `Accept-Language`.' })
  title(@Root() agency: Ref<Agency>, @Ctx() ctx: CabinetsContext): string {
    return localize(agency.title, ctx.locale);
  }

  @FieldResolver(() => String, { nullable: true, description: 'What it does, in the language of `Accept-Language`.' })
  about(@Root() agency: Ref<Agency>, @Ctx() ctx: CabinetsContext): string | null {
    return agency.about == null ? null : localize(agency.about, ctx.locale);
  }

  @FieldResolver(() => AgencyObject, { nullable: true, description: 'The agency above it.' })
  parent(@Root() agency: Ref<Agency>, @Ctx() ctx: CabinetsContext): Promise<Ref<Agency> | null> | null {
    return agency.parentId == null ? null : ctx.loaders.agency.load(agency.parentId);
  }

  @FieldResolver(() => AgencyConnection, { description: 'The agencies directly below it.' })
  children(
    @Root() agency: Ref<Agency>,
    @Arg('first', () => Int, { nullable: true, defaultValue: 20, description: 'At most this many: 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: '`endCursor` of the page before.' }) after: string | undefined,
    @Ctx() ctx: CabinetsContext,
  ): Promise<Connection<Agency>> {
    return listChildren(ctx.loaders, agency.id, first, after);
  }

  @FieldResolver(() => CabinetObject, { nullable: true, description: 'Its workplace on the platform.' })
  cabinet(@Root() agency: Ref<Agency>, @Ctx() ctx: CabinetsContext): Promise<Ref<Cabinet> | null> {
    return ctx.loaders.cabinetOfAgency.load(agency.id);
  }

  @FieldResolver(() => [CategoryObject], { description: 'The categories it answers for.' })
  categories(@Root() agency: Ref<Agency>, @Ctx() ctx: CabinetsContext): Promise<Ref<Category>[]> {
    return categoriesOfAgency(ctx.loaders, agency.id);
  }
}

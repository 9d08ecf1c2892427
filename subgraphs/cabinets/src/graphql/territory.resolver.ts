import { canName, CodedError, localize } from '@otklik/base';
import { decodePageCursor, encodePageCursor, page, PageArgs, pageSize, type Connection, type Ref } from '@otklik/subgraph';
import { Arg, Args, Ctx, FieldResolver, Float, ID, Query, Resolver, Root } from 'type-graphql';
import type { CabinetsContext } from '../cabinets-context.js';
import { TerritoryLevel } from '../domain/territory-level.js';
import type { Agency } from '../store/agency.entity.js';
import type { Category } from '../store/category.entity.js';
import { pageOfTerritories, type Territory } from '../store/territories.js';
import { territoryAt } from '../use-cases/territory-at.js';
import { AgencyObject } from './agency.type.js';
import { CategoryObject } from './category.type.js';
import { TerritoryConnection, TerritoryObject } from './territory.type.js';

const LIST = 'territories';

@Resolver(() => TerritoryObject)
export class TerritoryResolver {
  @Query(() => TerritoryObject, { nullable: true, description: 'One territory; null when there is none with this code.' })
  territory(@Arg('code', () => ID, { description: 'Its code.' }) code: string, @Ctx() ctx: CabinetsContext): Promise<Ref<Territory> | null> {
    return canName(code) ? ctx.loaders.territory.load(code) : Promise.resolve(null);
  }

  @Query(() => TerritoryObject, {
    nullable: true,
    description: 'The deepest territory that a place is in, as messages are counted; inside the region but in none of them, that with the nearest centre; elsewhere null.',
  })
  territoryAt(
    @Arg('latitude', () => Float, { description: 'Degrees of WGS 84, north is positive.' }) latitude: number,
    @Arg('longitude', () => Float, { description: 'Degrees of WGS 84, east is positive.' }) longitude: number,
    @Ctx() ctx: CabinetsContext,
  ): Promise<Ref<Territory> | null> {
    if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) {
      throw CodedError.badInput({ ru: 'Широта — от −90 до 90, долгота — от −180 до 180.', en: 'Latitude is from −90 to 90, longitude from −180 to 180.' });
    }
    return territoryAt(ctx.em, { latitude, longitude });
  }

  @Query(() => TerritoryConnection, { description: 'Territories by their codes.' })
  async territories(
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Arg('level', () => TerritoryLevel, { nullable: true, description: 'Only of this level.' }) level: TerritoryLevel | undefined,
    @Ctx() ctx: CabinetsContext,
  ): Promise<Connection<Ref<Territory>>> {
    const size = pageSize(first);
    const place = after == null ? null : (decodePageCursor(LIST, 1, after)[0] ?? '');
    return page(await pageOfTerritories(ctx.em, level ?? null, place, size + 1), size, after, ({ code }) => encodePageCursor(LIST, code), (row) => row);
  }

  @FieldResolver(() => String, { description: 'Name, in the language of `Accept-Language`.' })
  title(@Root() territory: Ref<Territory>, @Ctx() ctx: CabinetsContext): string {
    return localize(territory.title, ctx.locale);
  }

  @FieldResolver(() => TerritoryObject, { nullable: true, description: 'The territory that it is a part of.' })
  parent(@Root() { parentCode }: Ref<Territory>, @Ctx() ctx: CabinetsContext): Promise<Ref<Territory> | null> | null {
    return parentCode === null ? null : ctx.loaders.territory.load(parentCode);
  }

  @FieldResolver(() => [TerritoryObject], { description: 'Its parts, by their codes.' })
  children(@Root() { code }: Ref<Territory>, @Ctx() ctx: CabinetsContext): Promise<Ref<Territory>[]> {
    return ctx.loaders.territoriesBelow.load(code);
  }

  @FieldResolver(() => AgencyObject, { nullable: true, description: 'Who governs it; null when that is not known.' })
  agency(@Root() { agencyId }: Ref<Territory>, @Ctx() ctx: CabinetsContext): Promise<Ref<Agency> | null> | null {
    return agencyId === null ? null : ctx.loaders.agency.load(agencyId);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Its borders as a GeoJSON MultiPolygon; null when they are not known.' })
  async geoJson(@Root() { code }: Ref<Territory>, @Ctx() ctx: CabinetsContext): Promise<string | null> {
    const area = await ctx.loaders.areaOfTerritory.load(code);
    return area === null || area.length === 0 ? null : JSON.stringify({ type: 'MultiPolygon', coordinates: area });
  }
}

@Resolver(() => CategoryObject)
export class CategoryRoutingResolver {
  @FieldResolver(() => Boolean, { description: 'Whether its messages go to the agency of the territory that they are about; its `agency` answers where that has no cabinet, and where no place is given.' })
  async byTerritory(@Root() { id }: Ref<Category>, @Ctx() ctx: CabinetsContext): Promise<boolean> {
    return ctx.loaders.isRoutedByTerritory.load(id);
  }
}

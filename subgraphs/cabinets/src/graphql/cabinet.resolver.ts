import { isId } from '@otklik/base';
import { Access, type Ref } from '@otklik/subgraph';
import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { CabinetsContext } from '../cabinets-context.js';
import { CABINET_PERMISSIONS } from '../permissions.js';
import type { Agency } from '../store/agency.entity.js';
import type { Cabinet } from '../store/cabinet.entity.js';
import type { PluginInstallation } from '../store/plugin.entity.js';
import type { RoleGrant } from '../store/staff.entity.js';
import { staffOfCabinet } from '../use-cases/staff-of-cabinet.js';
import { AgencyObject } from './agency.type.js';
import { CabinetObject, PluginInstallationObject, StaffGrantObject } from './cabinet.type.js';

@Resolver(() => CabinetObject)
export class CabinetResolver {
  @Query(() => CabinetObject, { nullable: true, description: 'One cabinet; null when there is none with this id.' })
  cabinet(@Arg('id', () => ID, { description: 'Its id.' }) id: string, @Ctx() ctx: CabinetsContext): Promise<Ref<Cabinet> | null> {
    return isId(id) ? ctx.loaders.cabinet.load(id) : Promise.resolve(null);
  }

  @FieldResolver(() => AgencyObject, { description: 'The agency that works here.' })
  async agency(@Root() cabinet: Ref<Cabinet>, @Ctx() ctx: CabinetsContext): Promise<Ref<Agency> | null> {
    return ctx.loaders.agency.load(cabinet.agencyId);
  }

  @FieldResolver(() => [PluginInstallationObject], { description: 'The plugins that work here.' })
  installations(@Root() cabinet: Ref<Cabinet>, @Ctx() ctx: CabinetsContext): Promise<Ref<PluginInstallation>[]> {
    return ctx.loaders.installationsOfCabinet.load(cabinet.id);
  }

  @Access(CABINET_PERMISSIONS, 'staff.see')
  @FieldResolver(() => [StaffGrantObject], { description: 'Who works here, and as what. Only for those who work here and the operator.' })
  staff(@Root() cabinet: Ref<Cabinet>, @Ctx() ctx: CabinetsContext): Promise<Ref<RoleGrant>[]> {
    return staffOfCabinet(ctx.loaders, ctx.viewer, cabinet.id);
  }
}

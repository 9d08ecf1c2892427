import { Access, outcome } from '@otklik/subgraph';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { CabinetsContext } from '../cabinets-context.js';
import { CABINET_PERMISSIONS } from '../permissions.js';
import { grantRole } from '../use-cases/grant-role.js';
import { revokeRole } from '../use-cases/revoke-role.js';
import { GrantRoleInput, GrantRoleResult, GrantRoleSuccess, RevokeRoleInput, RevokeRoleResult, RevokeRoleSuccess } from './staff.type.js';

@Resolver()
export class StaffResolver {
  @Access(CABINET_PERMISSIONS, 'staff.grant')
  @Mutation(() => GrantRoleResult, { description: 'Gives somebody a role in a cabinet. For administrators of the cabinet, and the operator.' })
  grantRole(@Arg('input', () => GrantRoleInput, { description: 'Whom, and which.' }) input: GrantRoleInput, @Ctx() ctx: CabinetsContext): Promise<typeof GrantRoleResult> {
    return outcome(ctx.locale, async () => Object.assign(new GrantRoleSuccess(), { isNew: await grantRole(ctx, input) }));
  }

  @Access(CABINET_PERMISSIONS, 'staff.revoke')
  @Mutation(() => RevokeRoleResult, { description: 'Takes a role away. For administrators of the cabinet, and the operator.' })
  revokeRole(@Arg('input', () => RevokeRoleInput, { description: 'Whose, and which.' }) input: RevokeRoleInput, @Ctx() ctx: CabinetsContext): Promise<typeof RevokeRoleResult> {
    return outcome(ctx.locale, async () => Object.assign(new RevokeRoleSuccess(), { wasHeld: await revokeRole(ctx.em, ctx.viewer, input) }));
  }
}

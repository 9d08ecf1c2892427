import type { Ref } from '@otklik/subgraph';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { AppealsContext } from '../appeals-context.js';
import { groundOf } from '../domain/rejection-ground.js';
import type { Appeal } from '../store/appeal.entity.js';
import { availableActions } from '../use-cases/available-actions.js';
import { AppealObject, RejectionObject } from './appeal.type.js';
import { AvailableActionObject, actionObject, groundObject } from './available-action.type.js';

/** The fields of an appeal that tell of its way. */
@Resolver(() => AppealObject)
export class AppealWayResolver {
  @FieldResolver(() => [AvailableActionObject], { description: 'What the viewer may do with it now; empty for those who may only read it.' })
  availableActions(@Root() appeal: Ref<Appeal>, @Ctx() ctx: AppealsContext): AvailableActionObject[] {
    return availableActions(ctx.viewer, appeal).map((action) => actionObject(action, appeal.kind, ctx.locale));
  }

  @FieldResolver(() => Boolean, { description: 'Of an incident: whether it is of high importance.' })
  isImportant(@Root() appeal: Ref<Appeal>): boolean {
    return appeal.isImportant === true;
  }

  @FieldResolver(() => RejectionObject, { nullable: true, description: 'Why it was turned away; null unless it was.' })
  rejection(@Root() appeal: Ref<Appeal>, @Ctx() ctx: AppealsContext): RejectionObject | null {
    if (appeal.rejectionGround == null) return null;
    return { ground: groundObject(groundOf(appeal.rejectionGround), ctx.locale), comment: appeal.rejectionComment ?? null };
  }
}

import { localize } from '@otklik/base';
import type { AppealDetailsObject } from '@otklik/plugin-host';
import { Access, type Connection, type Ref } from '@otklik/subgraph';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import type { AppealsContext } from '../appeals-context.js';
import { AppealOrder } from '../domain/appeal-order.js';
import { HIDDEN_MARK } from '../domain/redaction.js';
import { APPEAL_PERMISSIONS } from '../permissions.js';
import type { Appeal } from '../store/appeal.entity.js';
import { cursorOf } from '../store/record-change.js';
import { listAppeals } from '../use-cases/list-appeals.js';
import { readAppeal } from '../use-cases/read-appeal.js';
import { answerFor, authorFor, detailsFor, executorFor, historyFor, locationFor, originFor, ratingFor } from '../use-cases/view-appeal.js';
import {
  AnswerObject,
  AppealConnection,
  AppealFilterInput,
  AppealObject,
  DeadlineObject,
  HistoryEntryObject,
  LocationObject,
  OriginObject,
  RatingObject,
} from './appeal.type.js';
import { withSaved } from './desk/list-by-saved.js';
import { AppealDetailsInterface, AppealDetailsOrderInput } from './details.type.js';
import { PageArgs } from './page.args.js';
import { RawDetailsFilter, RawDetailsOrder, withRawDetails } from './raw-details.js';
import { AgencyStub, CategoryStub, CitizenStub } from './stubs.type.js';

@Resolver(() => AppealObject)
export class AppealResolver {
  @Access(APPEAL_PERMISSIONS, 'appeal.read-public')
  @Query(() => AppealObject, {
    nullable: true,
    description: 'One appeal. Null with the code NOT_FOUND when there is none or the viewer may not know of it.',
  })
  appeal(@Arg('id', () => ID, { description: 'Its id.' }) id: string, @Ctx() ctx: AppealsContext): Promise<Ref<Appeal>> {
    return readAppeal(ctx, id);
  }

  @Access(APPEAL_PERMISSIONS, 'appeal.read-public')
  @Query(() => AppealConnection, { description: 'The appeals that the viewer may know of, newest first unless told otherwise.' })
  async appeals(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => AppealFilterInput, { nullable: true, description: 'Which ones.' }) filter: AppealFilterInput | undefined,
    @Arg('orderBy', () => AppealOrder, { nullable: true, defaultValue: AppealOrder.NEWEST, description: 'How to sort them.' }) orderBy: AppealOrder,
    @Arg('orderByDetails', () => AppealDetailsOrderInput, { nullable: true, description: 'By what their citizens filled in to sort them instead; only those with a value there are listed.' })
    _orderByDetails: AppealDetailsOrderInput | undefined,
    @RawDetailsFilter() details: unknown,
    @RawDetailsOrder() orderByDetails: unknown,
    @Arg('savedFilterId', () => ID, {
      nullable: true,
      description: 'By a saved filter of the viewer’s: its conditions, and those of `filter`, which count where both say something (null lifts one); its order, unless `orderBy` is given. NOT_FOUND when there is none.',
    })
    savedFilterId: string | undefined,
    @Ctx() ctx: AppealsContext,
    @Info() info: Ref<GraphQLResolveInfo>,
  ): Promise<Connection<Appeal>> {
    const asked = await withSaved(ctx, savedFilterId, { filter: withRawDetails(filter, details), orderBy }, info);
    return listAppeals(ctx, page, asked.filter, { orderBy: asked.orderBy, orderByDetails });
  }

  @FieldResolver(() => DeadlineObject, { description: 'Until when the agency has to answer, and why.' })
  deadline(@Root() appeal: Ref<Appeal>, @Ctx() ctx: AppealsContext): DeadlineObject {
    return {
      dueAt: appeal.dueAt,
      reasons: appeal.dueReasons.map((reason) => localize(reason, ctx.locale)),
      isProvisional: appeal.isProvisional,
    };
  }

  @FieldResolver(() => CategoryStub, { description: 'What it is about.' })
  category(@Root() appeal: Ref<Appeal>): CategoryStub {
    return { id: appeal.categoryId };
  }

  @FieldResolver(() => AgencyStub, { description: 'Who answers it.' })
  agency(@Root() appeal: Ref<Appeal>): AgencyStub {
    return { id: appeal.agencyId };
  }

  @FieldResolver(() => AppealDetailsInterface, {
    nullable: true,
    description: 'The fields of its category; null when none were filled in. Personal ones are null but for the author, the cabinet and the operator.',
  })
  details(@Root() appeal: Ref<Appeal>, @Ctx() ctx: AppealsContext): Promise<AppealDetailsObject | null> {
    return detailsFor(ctx, appeal);
  }

  @FieldResolver(() => [HistoryEntryObject], { description: 'Every change, the first one first.' })
  async history(@Root() appeal: Ref<Appeal>, @Ctx() ctx: AppealsContext): Promise<HistoryEntryObject[]> {
    const history = await historyFor(ctx, appeal);
    return history.map(({ comment, note, ...entry }) => ({
      ...entry,
      comment: comment === null ? null : localize(comment, ctx.locale),
      note: note === null ? null : localize(note, ctx.locale),
    }));
  }

  @FieldResolver(() => String, { description: 'Give it to `appealUpdated(after:)` to hear of every change after this version.' })
  cursor(@Root() appeal: Ref<Appeal>): string {
    return cursorOf(appeal.id, appeal.version);
  }

  @FieldResolver(() => LocationObject, { nullable: true, description: 'Where it is about.' })
  location(@Root() appeal: Ref<Appeal>, @Ctx() ctx: AppealsContext): LocationObject | null {
    return locationFor(ctx, appeal);
  }

  @FieldResolver(() => AnswerObject, { nullable: true, description: 'The answer; before its approval only the cabinet sees it.' })
  answer(@Root() appeal: Ref<Appeal>, @Ctx() ctx: AppealsContext): Promise<AnswerObject | null> {
    return answerFor(ctx, appeal, localize(HIDDEN_MARK, ctx.locale));
  }

  @FieldResolver(() => RatingObject, { nullable: true, description: 'What its author thinks of the answer.' })
  rating(@Root() appeal: Ref<Appeal>, @Ctx() ctx: AppealsContext): RatingObject | null {
    return ratingFor(ctx, appeal);
  }

  @Access(APPEAL_PERMISSIONS, 'appeal.see-author')
  @FieldResolver(() => CitizenStub, { nullable: true, description: 'Who wrote it; only for the author, the cabinet and the operator. Nobody when it was imported.' })
  author(@Root() appeal: Ref<Appeal>, @Ctx() ctx: AppealsContext): CitizenStub | null {
    const id = authorFor(ctx, appeal);
    return id === null ? null : { id };
  }

  @Access(APPEAL_PERMISSIONS, 'appeal.see-work')
  @FieldResolver(() => String, { nullable: true, description: 'Login of who works on it; only for the cabinet and the operator.' })
  executor(@Root() appeal: Ref<Appeal>, @Ctx() ctx: AppealsContext): string | null {
    return executorFor(ctx, appeal);
  }

  @Access(APPEAL_PERMISSIONS, 'appeal.see-work')
  @FieldResolver(() => OriginObject, {
    nullable: true,
    description: 'Where an imported message or an incident comes from; only for the cabinet and the operator.',
  })
  origin(@Root() appeal: Ref<Appeal>, @Ctx() ctx: AppealsContext): OriginObject | null {
    return originFor(ctx, appeal);
  }
}

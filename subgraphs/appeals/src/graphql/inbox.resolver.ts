import { Access, type Ref } from '@otklik/subgraph';
import { Arg, Ctx, Directive, FieldResolver, ID, Query, Resolver, Root, Subscription } from 'type-graphql';
import type { AppealsContext } from '../appeals-context.js';
import { APPEAL_PERMISSIONS } from '../permissions.js';
import { inboxCursor } from '../store/inbox.js';
import { inboxVersion, readInboxUpdate } from '../use-cases/read-inbox.js';
import { CabinetInboxUpdateObject } from './inbox.type.js';
import { CabinetStub } from './stubs.type.js';

@Resolver(() => CabinetInboxUpdateObject)
export class InboxResolver {
  @Access(APPEAL_PERMISSIONS, 'appeal.see-work')
  @Query(() => CabinetInboxUpdateObject, { nullable: true, description: 'What a cursor of the inbox of a cabinet stands for. For those who work there or look after it.' })
  async cabinetInboxUpdate(
    @Arg('cursor', () => String, { description: 'From `Cabinet.inboxCursor` or `CabinetInboxUpdate.cursor`.' }) cursor: string,
    @Ctx() ctx: AppealsContext,
  ): Promise<CabinetInboxUpdateObject> {
    const { cabinetId, version, entry, appeal } = await readInboxUpdate(ctx, cursor);
    return { cursor: inboxCursor(cabinetId, version), version, event: entry?.event ?? null, at: entry?.at ?? null, appeal, cabinet: { id: cabinetId } };
  }

  @Access(APPEAL_PERMISSIONS, 'appeal.see-work')
  @Directive('@live(topic: "cabinet/{cabinetId}", query: "cabinetInboxUpdate")')
  @Subscription(() => CabinetInboxUpdateObject, {
    nullable: true,
    topics: 'served by the gateway',
    description: 'What happens in the queue of a cabinet, as it happens: new appeals, changes, terms about to end and ended. For those who work there or look after it.',
  })
  cabinetInbox(
    @Root() update: Ref<CabinetInboxUpdateObject>,
    @Arg('cabinetId', () => ID, { description: 'Whose queue.' }) _cabinetId: string,
    @Arg('after', () => String, {
      nullable: true,
      description: 'First everything that happened after this cursor; without it, only what happens from now on.',
    })
    _after: string | undefined,
  ): CabinetInboxUpdateObject {
    return update;
  }
}

@Resolver(() => CabinetStub)
export class CabinetInboxResolver {
  @Access(APPEAL_PERMISSIONS, 'appeal.see-work')
  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Give it to `cabinetInbox(after:)` to hear of everything from now on. Ask for it before the queue, not beside it, and nothing falls between. ' +
      'Null for those who do not work here, nor look after it.',
  })
  async inboxCursor(@Root() { id }: CabinetStub, @Ctx() ctx: AppealsContext): Promise<string | null> {
    const version = await inboxVersion(ctx, id);
    return version === null ? null : inboxCursor(id.toLowerCase(), version);
  }
}

import { Access, type Connection, type Ref } from '@otklik/subgraph';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { AppealsContext } from '../appeals-context.js';
import { remindedAt } from '../domain/term-mark.js';
import { APPEAL_PERMISSIONS } from '../permissions.js';
import type { Appeal } from '../store/appeal.entity.js';
import type { Reminder } from '../store/reminder.entity.js';
import { cabinetControl, cabinetReminders, remindersOfAppeal } from '../use-cases/control-cabinet.js';
import { AppealObject } from './appeal.type.js';
import { AppealReminderConnection, AppealReminderObject, CabinetControlObject } from './control.type.js';
import { PageArgs } from './page.args.js';
import { CabinetStub } from './stubs.type.js';

const FOR_STAFF = 'Null for those who do not work in the cabinet, nor look after it.';

@Resolver(() => CabinetStub)
export class CabinetResolver {
  @Access(APPEAL_PERMISSIONS, 'appeal.see-work')
  @FieldResolver(() => CabinetControlObject, { nullable: true, description: `What waits here, and how terms were kept lately. ${FOR_STAFF}` })
  async control(@Root() cabinet: CabinetStub, @Ctx() ctx: AppealsContext): Promise<CabinetControlObject | null> {
    const counts = await cabinetControl(ctx, cabinet.id);
    if (counts === null) return null;
    const { answeredOnTime, ...shown } = counts;
    return { ...shown, onTimeShare: counts.answered === 0 ? null : Math.round((answeredOnTime / counts.answered) * 10_000) / 10_000 };
  }

  @Access(APPEAL_PERMISSIONS, 'appeal.see-work')
  @FieldResolver(() => AppealReminderConnection, { nullable: true, description: `Terms that passed a mark, the newest first. ${FOR_STAFF}` })
  reminders(@Root() cabinet: CabinetStub, @Args(() => PageArgs) page: PageArgs, @Ctx() ctx: AppealsContext): Promise<Connection<Reminder> | null> {
    return cabinetReminders(ctx, cabinet.id, page);
  }
}

@Resolver(() => AppealObject)
export class AppealControlResolver {
  @Access(APPEAL_PERMISSIONS, 'appeal.see-work')
  @FieldResolver(() => [AppealReminderObject], { nullable: true, description: 'Marks that its term has passed, the first one first; only for the cabinet and the operator.' })
  reminders(@Root() appeal: Ref<Appeal>, @Ctx() ctx: AppealsContext): Promise<Reminder[] | null> {
    return remindersOfAppeal(ctx, appeal);
  }
}

@Resolver(() => AppealReminderObject)
export class AppealReminderResolver {
  @FieldResolver(() => AppealObject)
  appeal(@Root() reminder: Ref<Reminder>, @Ctx() ctx: AppealsContext): Promise<Ref<Appeal> | null> {
    return ctx.loaders.appeal.load(reminder.appealId);
  }

  @FieldResolver(() => [String])
  tells(@Root() { mark, isAssigned }: Reminder): readonly string[] {
    return remindedAt(mark, isAssigned);
  }
}

import { LockMode, type EntityManager } from '@mikro-orm/postgresql';
import { Refusal, isId, type LocalizedText } from '@otklik/base';
import { once } from '@otklik/subgraph';
import { APPEAL_PERMISSIONS } from '../permissions.js';
import { AppealEntity, type Appeal } from '../store/appeal.entity.js';
import { RedactionEntity, type Redaction } from '../store/redaction.entity.js';
import { isAppeal } from '../store/is-appeal.js';
import { recordChange } from '../store/record-change.js';
import { publishWords } from '../store/search/publish-words.js';
import { readAgain, refuseOldVersion, substituted, type ChangeInput } from './change-appeal.js';
import { subjectOf } from './may-read.js';
import type { Setting } from './setting.js';

/** A change of what everybody sees of an appeal, which leaves its status as it is. */
export interface ContentChange<Result extends Redaction | null> {
  /** Whose idempotency key it takes. */
  readonly mutation: string;
  readonly input: ChangeInput;
  /** Type of the event that tells of it. */
  readonly event: string;
  /** Writes the change; answers what the history says of it, and what the client is told. */
  readonly apply: (tx: EntityManager, appeal: Appeal, now: Date) => Promise<{ readonly comment: LocalizedText; readonly result: Result }>;
}

/** What the client is told: the appeal after the change, and what the change made. */
export interface ChangedContent<Result extends Redaction | null> {
  readonly appeal: Appeal;
  readonly result: Result;
}

/** Changes what everybody sees of an appeal, in one transaction under its row lock. Refusals come in the same order as those of `changeAppeal`. */
export async function changeContent<Result extends Redaction | null>(setting: Setting, change: ContentChange<Result>): Promise<ChangedContent<Result>> {
  const { em, clock, onCommitted } = setting;
  const viewer = APPEAL_PERMISSIONS.requireSomewhere(setting.viewer, 'appeal.redact');
  const { mutation, input } = change;
  const changed = await em.fork().transactional((tx) =>
    once(tx, 'appeals', { viewer, mutation, input, clock }, {
      answer: ({ appeal, result }: ChangedContent<Result>) => ({ appealId: appeal.id, redactionId: result?.id ?? null }),
      work: () => changeWithin(setting, tx, change),
      replay: async ({ appealId, redactionId }) => {
        const result = redactionId === null ? null : await tx.findOneOrFail(RedactionEntity, { id: redactionId });
        return { appeal: await readAgain(viewer, tx, appealId), result: result as Result };
      },
    }),
  );
  onCommitted();
  return changed;
}

async function changeWithin<Result extends Redaction | null>({ viewer, clock }: Setting, tx: EntityManager, { input, event, apply }: ContentChange<Result>): Promise<ChangedContent<Result>> {
  const { appealId: id, expectedVersion } = input;
  const appeal = isId(id) ? await tx.findOne(AppealEntity, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE }) : null;
  if (appeal === null && !(isId(id) && (await isAppeal(tx, id)))) throw Refusal.notFound({ ru: 'Такого обращения нет.', en: 'There is no such appeal.' });
  if (appeal === null) throw Refusal.forbidden();
  const person = APPEAL_PERMISSIONS.requirePerson(viewer, 'appeal.redact', subjectOf(appeal));
  const onBehalfOf = await substituted(person, tx, appeal, 'appeal.redact', subjectOf(appeal), clock.now());
  refuseOldVersion(appeal, expectedVersion);
  const now = clock.now();
  const { agencyId, status, visibility } = appeal;
  const { comment, result } = await apply(tx, appeal, now);
  appeal.version += 1;
  const actorRole = APPEAL_PERMISSIONS.actsAs(person, 'appeal.redact', subjectOf(appeal));
  await recordChange(tx, appeal, { event, at: now, actor: person.login, actorRole, comment, onBehalfOf, stood: { agencyId, status, visibility } });
  await tx.flush();
  await publishWords(tx, appeal);
  return { appeal, result };
}

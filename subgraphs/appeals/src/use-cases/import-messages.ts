import type { EntityManager } from '@mikro-orm/postgresql';
import { Refusal, newId, tidyWords, type ValidationIssue } from '@otklik/base';
import { fingerprint, once } from '@otklik/subgraph';
import { AppealKind } from '../domain/appeal-kind.js';
import { Channel } from '../domain/channel.js';
import type { Origin } from '../domain/origin.js';
import { Visibility } from '../domain/visibility.js';
import { APPEAL_PERMISSIONS } from '../permissions.js';
import { noteImports, type MessageImport } from '../store/imported-messages.js';
import { theRegion, type PublishedRegion } from '../store/published.js';
import { checkImport, checkOrigin } from './check-import.js';
import { checkSubmission, type CheckedSubmission, type UncheckedSubmission } from './check-submission.js';
import { knownWords, type KnownWords } from './known-words.js';
import { plainText } from './plain-text.js';
import type { Setting } from './setting.js';
import { writeSubmission } from './write-submission.js';

/** A message as another system wrote it down. */
export interface ImportedMessage {
  /** Its id in that system. */
  readonly externalId: string;
  /** Plain text or an editor's HTML. */
  readonly text: string;
  /** What it is about and whom it was for, in the words of that system. */
  readonly subtopic?: string | null;
  readonly agency?: string | null;
  /** Which category or agency that is here, when who imports knows it. */
  readonly categoryId?: string | null;
  readonly agencyCode?: string | null;
  readonly location?: UncheckedSubmission['location'];
  /** When it was written; now when nobody knows. */
  readonly submittedAt?: Date | null;
}

/** Messages of one other system. */
export interface ImportInput {
  /** Name of that system: ids are unique within it. */
  readonly source: string;
  readonly messages: readonly ImportedMessage[];
  /** Chosen by the client, the same for every retry: with it a retry is answered as the first time. */
  readonly idempotencyKey?: string | null;
}

/** What became of one message. */
export type ImportedItem = { readonly externalId: string } & (
  | { readonly outcome: 'ACCEPTED'; readonly appealId: string }
  /** `differs`: it has another text than when it was first imported; what is here stays as it is. */
  | { readonly outcome: 'REPEATED'; readonly appealId: string; readonly differs: boolean }
  | { readonly outcome: 'REFUSED'; readonly issues: readonly ValidationIssue[] }
);

/**
 * The operator, or a machine, brings in messages of another system, by the same way as `submitAppeal`: all of one call in one transaction,
 * each judged by itself. A message that was imported before, by source and id, is left as it is.
 */
export async function importMessages({ viewer, em, forms, vault, clock, onCommitted }: Setting, input: ImportInput): Promise<ImportedItem[]> {
  const importer = APPEAL_PERMISSIONS.require(viewer, 'appeal.import');
  const issues = checkImport(input.source, input.messages.length);
  if (issues.length > 0) throw Refusal.validation(issues);
  const now = clock.now();
  const call = { viewer: importer, mutation: 'importMessages', input, clock };
  const items = await em.fork().transactional((tx) =>
    once(tx, 'appeals', call, { answer: (done) => done, work: () => importAll(tx), replay: (done: ImportedItem[]) => Promise.resolve(done) }),
  );
  onCommitted();
  return items;

  async function importAll(tx: EntityManager): Promise<ImportedItem[]> {
    const region = await theRegion(tx);
    const words = await knownWords(tx, input.messages);
    const judged = input.messages.map((message) => judge(message, words, region, input.source, now));
    const earlier = await noteImports(tx, input.source, firstOnes(judged));
    const written = new Map<string, MessageImport>();
    const answers: ImportedItem[] = [];
    for (const item of judged) {
      const { externalId } = item;
      if ('issues' in item) {
        answers.push({ externalId, outcome: 'REFUSED', issues: item.issues });
        continue;
      }
      const known = earlier.get(externalId) ?? written.get(externalId);
      if (known !== undefined) {
        answers.push({ externalId, outcome: 'REPEATED', appealId: known.appealId, differs: known.fingerprint !== item.use.fingerprint });
        continue;
      }
      await write(tx, item, region);
      written.set(externalId, item.use);
      answers.push({ externalId, outcome: 'ACCEPTED', appealId: item.use.appealId });
    }
    return answers;
  }

  function judge(message: ImportedMessage, words: KnownWords, region: PublishedRegion, source: string, at: Date): Judged {
    const { externalId } = message;
    const origin = { source, externalId, subtopic: tidyWords(message.subtopic), agency: tidyWords(message.agency) };
    const submittedAt = message.submittedAt ?? at;
    const found = checkOrigin(origin, submittedAt, at);
    const category = words.categoryFor(message);
    if ('issue' in category) return { externalId, issues: [...found, category.issue] };
    const kept = { originalSubtopic: origin.subtopic, originalAgency: origin.agency };
    const details = category.form === null || found.length > 0 ? null : { [category.form]: kept };
    try {
      const checked = checkSubmission(forms, { text: plainText(message.text), location: message.location, details }, category, region, submittedAt);
      if (found.length > 0) return { externalId, issues: found };
      const use = { externalId, fingerprint: fingerprint({ text: message.text }), appealId: newId(submittedAt.getTime()) };
      return { externalId, checked, origin, submittedAt, use };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { externalId, issues: [...found, ...error.issues] };
    }
  }

  function write(tx: EntityManager, { checked, origin, submittedAt, use }: Fit, region: PublishedRegion): Promise<unknown> {
    return writeSubmission(tx, { forms, vault }, region, {
      id: use.appealId,
      checked,
      kind: AppealKind.MESSAGE,
      channel: Channel.IMPORT,
      // Nobody asked its author whether everybody may read it.
      visibility: Visibility.PRIVATE,
      authorId: null,
      origin,
      submittedAt,
      by: { at: now, actor: importer.login, actorRole: APPEAL_PERMISSIONS.actsAs(importer, 'appeal.import'), comment: { ru: 'Загружено из другой системы', en: 'Imported from another system' } },
    });
  }
}

/** A message that may be written. */
interface Fit {
  readonly externalId: string;
  readonly checked: CheckedSubmission;
  readonly origin: Origin;
  readonly submittedAt: Date;
  readonly use: MessageImport;
}

type Judged = Fit | { readonly externalId: string; readonly issues: readonly ValidationIssue[] };

/** All messages that may be written; of two with the same id, the first one. */
function firstOnes(judged: readonly Judged[]): MessageImport[] {
  const uses = new Map<string, MessageImport>();
  for (const item of judged) if ('use' in item && !uses.has(item.externalId)) uses.set(item.externalId, item.use);
  return [...uses.values()];
}

import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '@otklik/base';
import { grouped, inOrder, type OwnedPage as OwnedRowsPage } from '@otklik/subgraph';
import DataLoader from 'dataloader';
import { changesAt, type AppealChange } from './appeal-changes.js';
import { AppealEntity, type Appeal } from './appeal.entity.js';
import { AppealHistoryEntity, type AppealHistory } from './appeal-history.entity.js';
import { pagesOfOwners, recentAnswers, type ListedAppeal, type OwnedPage, type RecentAnswers } from './appeal-pages.js';
import { createRuleLoaders, type RuleLoaders } from './auto-rules/loaders.js';
import { createDeskLoaders, type DeskLoaders } from './desk/loaders.js';
import { attachmentsOf } from './attachments.js';
import type { Attachment } from './attachment.entity.js';
import { countCabinets, type CabinetCounts } from './cabinet-counts.js';
import type { Redaction } from './redaction.entity.js';
import { redactionsOf } from './redactions.js';
import { downloadsOf, type ExportDownload } from './exports.js';
import { newestInboxVersions } from './inbox.js';
import { findCategories, type PublishedCategory } from './published.js';
import { findWords, type FoundWords, type WantedWords } from './search/find-words.js';
import { personalDetailsOf } from './personal-details.js';
import type { Reminder } from './reminder.entity.js';
import { pagesOfReminders, remindersOf } from './reminders.js';

/** An appeal as it stood at a version. */
export interface AppealState {
  readonly id: string;
  readonly version: number;
}

/** Batched look-ups of one operation: as many statements as kinds of objects, whatever the length of a list. */
export interface AppealsLoaders {
  /** When the operation began: the same for all its lists, so that those alike are read together. */
  readonly askedAt: Date;
  readonly appeal: DataLoader<string, Appeal | null>;
  readonly category: DataLoader<string, PublishedCategory | null>;
  /** Every change up to a version, in their order. The version keeps a later change of the same operation visible. */
  readonly history: DataLoader<AppealState, AppealHistory[], string>;
  /** The change that made a version; null when there is none. */
  readonly change: DataLoader<AppealState, AppealChange | null, string>;
  /** The files of an appeal and its answer, in the order in which they were announced. */
  readonly attachments: DataLoader<string, Attachment[]>;
  /** What is hidden of an appeal, in the order in which it was. */
  readonly redactions: DataLoader<string, Redaction[]>;
  /** A page of the appeals of an agency or a citizen. */
  readonly ownedPage: DataLoader<OwnedPage, ListedAppeal[], string>;
  /** What the words of a search come to; null when they ask for nothing. */
  readonly words: DataLoader<WantedWords, FoundWords | null, string>;
  /** Public answers of an agency, the newest answer first. */
  readonly recentAnswers: DataLoader<RecentAnswers, Appeal[], string>;
  /** How often an export was taken away, the first time first. */
  readonly exportDownloads: DataLoader<string, ExportDownload[]>;
  /** Reminders of an appeal, the first one first. */
  readonly reminders: DataLoader<string, Reminder[]>;
  /** Reminders of a cabinet, the newest first. */
  readonly reminderPage: DataLoader<OwnedRowsPage, Reminder[], string>;
  /** The personal details of an appeal, sealed; null when it has none or they are not for the tenant. */
  readonly personalDetails: DataLoader<string, string | null>;
  /** For the clerk’s desk. */
  readonly desk: DeskLoaders;
  /** What waits in a cabinet. */
  readonly control: DataLoader<string, CabinetCounts>;
  /** The newest version of the inbox of a cabinet. */
  readonly inbox: DataLoader<string, number>;
  /** For the rules of cabinets. */
  readonly rules: RuleLoaders;
}

/** Makes the loaders of one operation. */
export function createLoaders(em: EntityManager, clock: Clock): AppealsLoaders {
  const askedAt = clock.now();
  return {
    askedAt,
    appeal: new DataLoader(async (ids) => inOrder(ids, await em.find(AppealEntity, { id: { $in: [...ids] } }), (row) => row.id)),
    category: new DataLoader(async (ids) => inOrder(ids, await findCategories(em, ids), (row) => row.id)),
    history: new DataLoader((states) => historyUpTo(em, states), { cacheKeyFn: ({ id, version }) => `${id} ${version}` }),
    change: new DataLoader((states) => changesAt(em, states), { cacheKeyFn: ({ id, version }) => `${id} ${version}` }),
    attachments: new DataLoader((appealIds) => attachmentsOf(em, appealIds)),
    redactions: new DataLoader((appealIds) => redactionsOf(em, appealIds)),
    ownedPage: new DataLoader((wanted: readonly OwnedPage[]) => pagesOfOwners(em, wanted), {
      cacheKeyFn: (wanted) => JSON.stringify(wanted),
    }),
    words: new DataLoader((wanted: readonly WantedWords[]) => Promise.all(wanted.map((one) => findWords(em, one))), { cacheKeyFn: (wanted) => JSON.stringify(wanted) }),
    recentAnswers: new DataLoader((wanted) => recentAnswers(em, wanted), { cacheKeyFn: ({ agencyId, limit }) => `${agencyId} ${limit}` }),
    exportDownloads: new DataLoader((ids) => downloadsOf(em, ids)),
    reminders: new DataLoader(async (ids) => grouped(ids, await remindersOf(em, ids), (row) => row.appealId)),
    reminderPage: new DataLoader((wanted: readonly OwnedRowsPage[]) => pagesOfReminders(em, wanted), { cacheKeyFn: (wanted) => JSON.stringify(wanted) }),
    personalDetails: new DataLoader((ids) => personalDetailsOf(em, ids)),
    desk: createDeskLoaders(em),
    control: new DataLoader((ids) => countCabinets(em, ids, askedAt)),
    inbox: new DataLoader((cabinetIds) => newestInboxVersions(em, cabinetIds)),
    rules: createRuleLoaders(em, askedAt),
  };
}

async function historyUpTo(em: EntityManager, states: readonly AppealState[]): Promise<AppealHistory[][]> {
  const ids = [...new Set(states.map((state) => state.id))];
  const rows = await em.find(AppealHistoryEntity, { appealId: { $in: ids } }, { orderBy: { appealId: 'asc', version: 'asc' } });
  const lists = grouped(
    states.map((state) => state.id),
    rows,
    (row) => row.appealId,
  );
  return states.map((state, index) => lists[index]!.filter((row) => row.version <= state.version));
}

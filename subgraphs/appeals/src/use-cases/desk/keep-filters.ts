import { LockMode, type EntityManager } from '@mikro-orm/postgresql';
import { CodedError, Refusal, checkLine, isId, newId, normaliseLine, type ValidationIssue } from '@otklik/base';
import type { PersonViewer } from '@otklik/identity';
import { once } from '@otklik/subgraph';
import type { AppealOrder } from '../../domain/appeal-order.js';
import { APPEAL_PERMISSIONS } from '../../permissions.js';
import { oneAtATime } from '../../store/desk/one-at-a-time.js';
import { SavedFilterEntity, type SavedFilter } from '../../store/desk/saved-filter.entity.js';
import { checkFilterTexts } from '../check-filter-texts.js';
import { listAppeals, type AppealFilter } from '../list-appeals.js';
import type { Setting } from '../setting.js';

/** What is saved, and where. */
export interface SaveFilterInput {
  readonly cabinetId: string;
  /** Which one is replaced; a new one when absent. */
  readonly savedFilterId?: string | null;
  readonly title: string;
  readonly filter: AppealFilter;
  readonly orderBy: AppealOrder;
  /** Whether the cabinet shares a new one. */
  readonly isShared?: boolean | null;
  readonly idempotencyKey?: string | null;
}

/** Which one goes. */
export interface DeleteFilterInput {
  readonly savedFilterId: string;
  readonly idempotencyKey?: string | null;
}

const USE = 'saved-filter.use';
const SHARE = 'saved-filter.share';
const MAX_TITLE_LENGTH = 200;
/** The most of one owner in a cabinet, and the most that it shares: the list is read as a whole. */
const MAX_FILTERS = 50;
/** In characters of JSON. */
const MAX_FILTER_LENGTH = 10_000;

/** Somebody keeps the conditions of a list under a title, for themselves or, as its administrator, for the cabinet. */
export async function saveFilter(setting: Setting, input: SaveFilterInput): Promise<SavedFilter> {
  const { em, clock } = setting;
  const cabinetId = input.cabinetId.toLowerCase();
  const viewer = APPEAL_PERMISSIONS.requirePerson(setting.viewer, input.isShared === true ? SHARE : USE, { cabinetId });
  const title = normaliseLine(input.title);
  const filter = JSON.parse(JSON.stringify(input.filter)) as Record<string, unknown>;
  const issues = [...checkLine(title, ['title'], MAX_TITLE_LENGTH), ...checkFilter(filter)];
  if (issues.length > 0) throw Refusal.validation(issues);
  // What cannot be listed is told now, and not whenever it is used.
  await refuseUnlistable(setting, input);
  const words = { title, filter, orderBy: input.orderBy, updatedAt: clock.now() };
  const work = async (tx: EntityManager): Promise<SavedFilter> => {
    await oneAtATime(tx, 'saved filters', cabinetId);
    const saved = input.savedFilterId == null ? null : await kept(tx, viewer, input.savedFilterId);
    if (saved !== null && saved.cabinetId !== cabinetId) throw unknownFilter();
    const place = { cabinetId, ownerId: saved === null ? (input.isShared === true ? null : viewer.citizenId) : (saved.ownerId ?? null) };
    await refuseSameTitle(tx, { ...place, title }, saved?.id ?? null);
    if (saved !== null) return Object.assign(saved, words);
    if ((await tx.count(SavedFilterEntity, place)) >= MAX_FILTERS) throw Refusal.validation([TOO_MANY]);
    return tx.create(SavedFilterEntity, { id: newId(clock.now().getTime()), ...place, ...words });
  };
  const call = { viewer, mutation: 'saveFilter', input, clock };
  return em.fork().transactional((tx) => once(tx, 'appeals', call, { answer: ({ id }) => id, work: () => work(tx), replay: (id: string) => found(tx, viewer, id) }));
}

/** Whoever may change a saved filter takes it away. @returns its id */
export function deleteSavedFilter({ viewer: asking, em, clock }: Setting, input: DeleteFilterInput): Promise<string> {
  const viewer = APPEAL_PERMISSIONS.requireSomewhere(asking, USE);
  const work = async (tx: EntityManager): Promise<string> => {
    const saved = await kept(tx, viewer, input.savedFilterId);
    tx.remove(saved);
    return saved.id;
  };
  const call = { viewer, mutation: 'deleteSavedFilter', input, clock };
  return em.fork().transactional((tx) => once(tx, 'appeals', call, { answer: (id) => id, work: () => work(tx), replay: (id: string) => Promise.resolve(id) }));
}

/** One that the viewer may change: their own, and as administrator what the cabinet shares. */
async function kept(tx: EntityManager, viewer: PersonViewer, id: string): Promise<SavedFilter> {
  const saved = await found(tx, viewer, id);
  APPEAL_PERMISSIONS.require(viewer, saved.ownerId == null ? SHARE : USE, { cabinetId: saved.cabinetId });
  return saved;
}

/** One that the viewer sees. The database shows those of their own cabinets alone, and of nobody else in them. */
async function found(tx: EntityManager, { citizenId }: PersonViewer, id: string): Promise<SavedFilter> {
  const where = { id: id.toLowerCase(), $or: [{ ownerId: citizenId }, { ownerId: null }] };
  const saved = isId(id) ? await tx.findOne(SavedFilterEntity, where, { lockMode: LockMode.PESSIMISTIC_WRITE }) : null;
  if (saved === null) throw unknownFilter();
  return saved;
}

function checkFilter(filter: Readonly<Record<string, unknown>>): ValidationIssue[] {
  const length = JSON.stringify(filter).length;
  if (length > MAX_FILTER_LENGTH) {
    return [{ path: ['filter'], code: 'TOO_LONG', message: { ru: `Фильтр длиннее ${MAX_FILTER_LENGTH} знаков.`, en: `The filter is longer than ${MAX_FILTER_LENGTH} characters.` } }];
  }
  return checkFilterTexts(filter);
}

/** @throws Refusal ValidationFailed when `appeals` would not take the conditions */
async function refuseUnlistable(setting: Setting, { filter, orderBy }: SaveFilterInput): Promise<void> {
  try {
    await listAppeals(setting, { first: 1 }, filter, { orderBy });
  } catch (error) {
    if (error instanceof CodedError && error.code === 'BAD_USER_INPUT') throw Refusal.validation([{ path: ['filter'], code: 'OUT_OF_RANGE', message: error.text }]);
    throw error;
  }
}

async function refuseSameTitle(tx: EntityManager, place: Pick<SavedFilter, 'cabinetId' | 'ownerId' | 'title'>, but: string | null): Promise<void> {
  if ((await tx.count(SavedFilterEntity, { ...place, ...(but === null ? {} : { id: { $ne: but } }) })) === 0) return;
  throw Refusal.conflict('ALREADY_EXISTS', { ru: 'Фильтр с таким названием уже есть.', en: 'There is a filter with this title already.' });
}

function unknownFilter(): Refusal {
  return Refusal.notFound({ ru: 'Такого сохранённого фильтра нет.', en: 'There is no such saved filter.' });
}

const TOO_MANY: ValidationIssue = {
  path: ['cabinetId'],
  code: 'OUT_OF_RANGE',
  message: { ru: `Не больше ${MAX_FILTERS} своих и ${MAX_FILTERS} общих фильтров в кабинете.`, en: `At most ${MAX_FILTERS} filters of one’s own and ${MAX_FILTERS} shared ones in a cabinet.` },
};

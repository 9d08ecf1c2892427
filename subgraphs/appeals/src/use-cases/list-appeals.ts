import { CodedError, canName, isId } from '@otklik/base';
import { decodePageCursor, encodePageCursor, page, pageSize, type Connection } from '@otklik/subgraph';
import { AppealOrder } from '../domain/appeal-order.js';
import type { SearchQuery } from '../domain/search-query.js';
import type { Appeal } from '../store/appeal.entity.js';
import type { AppealConditions } from '../store/appeal-conditions.js';
import { pageOfAppeals, type AppealPage, type ListedAppeal } from '../store/appeal-pages.js';
import { isKeyOf, sortingOf, type ListOrder, type PagePlace } from '../store/appeal-sorting.js';
import { APPEAL_PERMISSIONS } from '../permissions.js';
import { knownAuthorScope, readableScope, searchScope, workScope } from './may-read.js';
import { readSearchText } from './read-search.js';
import type { Setting } from './setting.js';

/** Which page of a list. */
export interface PageRequest {
  readonly first?: number | null;
  readonly after?: string | null;
}

/** Which appeals to list. */
export interface AppealFilter extends Omit<AppealConditions, 'details'> {
  /** The raw value of `AppealDetailsFilter`: plugins add fields that this package does not know. */
  readonly details?: unknown;
  /** Only those of the cabinets in which the viewer works or which they look after. */
  readonly forWork?: boolean | null;
  /** Words by which they are found, as somebody typed them. */
  readonly search?: string | null;
}

/** How to sort. */
export interface AppealSorting {
  readonly orderBy?: AppealOrder | undefined;
  /** The raw value of `AppealDetailsOrder`, which comes before `orderBy`. */
  readonly orderByDetails?: unknown;
}

/** The appeals the viewer may know of. */
export async function listAppeals(setting: Setting, request: PageRequest, filter?: AppealFilter | null, order?: AppealSorting): Promise<Connection<Appeal>> {
  return listed(request, await askedFor(setting, request, filter, order), (wanted) => pageOfAppeals(setting.em, wanted));
}

/** The same as something to be counted; null when nothing can be in it. */
export async function listToCount(setting: Setting, filter: AppealFilter): Promise<AppealPage | null> {
  return (await askedFor(setting, { first: 1 }, filter)).wanted;
}

/** Those of them that an agency answers. */
export async function appealsOfAgency(
  setting: Setting,
  agencyId: string,
  request: PageRequest,
  filter?: AppealFilter | null,
  order?: AppealSorting,
): Promise<Connection<Appeal>> {
  const asked = await askedFor(setting, request, filter, order);
  return listed(request, isId(agencyId) ? asked : { ...asked, wanted: null }, (wanted) => setting.loaders.ownedPage.load({ owner: 'agency_id', ownerId: agencyId, ...wanted }));
}

/** What an agency has answered in public, the newest answer first. For everybody who may read what is public. */
export async function recentAnswersOfAgency({ viewer, loaders }: Setting, agencyId: string, first: number | null | undefined): Promise<Appeal[]> {
  const limit = pageSize(first);
  APPEAL_PERMISSIONS.requireToRead(viewer, 'appeal.read-public');
  return isId(agencyId) ? loaders.recentAnswers.load({ agencyId: agencyId.toLowerCase(), limit }) : [];
}

/** Those of them that a citizen wrote, as far as the viewer may know who wrote them. */
export async function appealsOfCitizen({ viewer, loaders }: Setting, citizenId: string, request: PageRequest): Promise<Connection<Appeal>> {
  const order = AppealOrder.NEWEST;
  const { size, after } = read(request, order);
  const wanted = isId(citizenId) ? { scope: knownAuthorScope(viewer), conditions: {}, order, now: loaders.askedAt, words: null, after, limit: size + 1 } : null;
  return listed(request, { size, order, wanted }, (asked) => loaders.ownedPage.load({ owner: 'author_id', ownerId: citizenId, ...asked }));
}

/** A list that is asked for. */
interface Asked {
  readonly size: number;
  readonly order: ListOrder;
  /** Null when nothing can be in it. */
  readonly wanted: AppealPage | null;
}

async function askedFor({ viewer, loaders, forms }: Setting, request: PageRequest, filter: AppealFilter | null | undefined, sorting: AppealSorting = {}): Promise<Asked> {
  const { search, forWork, details, ...others } = filter ?? {};
  const conditions = { ...others, details: forms.conditions(details) };
  const query = readSearchText(search);
  const order = forms.order(sorting.orderByDetails) ?? orderOf(sorting.orderBy ?? AppealOrder.NEWEST, query);
  const { size, after } = read(request, order);
  // Who works on what, and how soon, is told to those who see it, not to those who try.
  const isForStaff = forWork === true || conditions.executor != null || conditions.unassigned != null || conditions.priority != null || order === AppealOrder.URGENT_FIRST;
  const scope = searchScope(viewer, isForStaff ? workScope(viewer) : readableScope(viewer));
  if (namesNothing(conditions)) return { size, order, wanted: null };
  const words = query === null ? null : await loaders.words.load({ query, scope });
  const wanted = { scope, conditions, order, now: loaders.askedAt, words: words === null ? null : { ...words, scope }, after, limit: size + 1 };
  return { size, order, wanted: query !== null && words === null ? null : wanted };
}

/** Without a search nothing fits better than anything else, so the newest come first. */
export function orderOf(wish: AppealOrder, query: SearchQuery | null): AppealOrder {
  return query === null && wish === AppealOrder.RELEVANCE ? AppealOrder.NEWEST : wish;
}

/** A cursor of a list sorted in one way says nothing in another. */
function read({ first, after }: PageRequest, order: ListOrder): { size: number; after: PagePlace | null } {
  const size = pageSize(first);
  if (after == null) return { size, after: null };
  const [id = '', key = null] = decodePageCursor(listOf(order), sortingOf(order).key === null ? 1 : 2, after);
  if (!isId(id) || (key !== null && !isKeyOf(order, key))) throw CodedError.badCursor();
  return { size, after: { id, key } };
}

/** The names of lists in cursors: the first two were given out before there were more. */
function listOf(order: ListOrder): string {
  if (typeof order !== 'string') return `appeals by ${order.form}.${order.key} ${order.isDescending ? 'DESC' : 'ASC'}`;
  if (order === AppealOrder.NEWEST) return 'appeals';
  return order === AppealOrder.DUE_FIRST ? 'appeals by their terms' : `appeals ${order}`;
}

/** Whether a condition is a text that no row can have, and PostgreSQL would refuse, or a list of nothing. */
export function namesNothing({ agencyId, categoryId, categoryIds, statuses, number, territory, executor }: AppealConditions): boolean {
  if (agencyId != null && !isId(agencyId)) return true;
  if (categoryIds?.length === 0 || statuses?.length === 0) return true;
  return [categoryId, number, territory, executor, ...(categoryIds ?? [])].some((text) => text != null && !canName(text));
}

async function listed(request: PageRequest, { size, order, wanted }: Asked, load: (wanted: AppealPage) => Promise<ListedAppeal[]>): Promise<Connection<Appeal>> {
  const rows = wanted === null ? [] : await load(wanted);
  const cursorOf = ({ place: { id, key } }: ListedAppeal): string => encodePageCursor(listOf(order), id, ...(key === null ? [] : [key]));
  return page(rows, size, request.after, cursorOf, ({ appeal }) => appeal);
}

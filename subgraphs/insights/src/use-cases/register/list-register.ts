import { CodedError, canName, comparableWords, isId } from '@otklik/base';
import { decodePageCursor, encodePageCursor, page, pageSize, type Connection } from '@otklik/subgraph';
import type { LifeSituationKind, Principle, PrincipleVerdict, ServiceKind } from '../../domain/register/kinds.js';
import { pageOfChecks, type PrincipleCheck } from '../../store/register/checks.js';
import { pageOfServices, type Service } from '../../store/register/services.js';
import { pageOfSituations, type LifeSituation } from '../../store/register/situations.js';
import type { Setting } from '../setting.js';

/** Which page of a list. */
export interface PageRequest {
  readonly first?: number | null;
  readonly after?: string | null;
}

/** Which entries; absent conditions hold for all. */
export interface RegisterFilter<Kind> {
  readonly kind?: Kind | null;
  readonly agencyId?: string | null;
  /** Words that a name must have, in any order. */
  readonly query?: string | null;
}

/** Which checks; absent conditions hold for all. */
export interface CheckFilter {
  readonly serviceId?: string | null;
  readonly principle?: Principle | null;
  readonly verdict?: PrincipleVerdict | null;
}

const MAX_WORDS = 10;

/** The services of the register in the order of their codes. Public. */
export function listServices({ em }: Pick<Setting, 'em'>, request: PageRequest, filter: RegisterFilter<ServiceKind> = {}): Promise<Connection<Service>> {
  const wanted = { kind: filter.kind ?? null, agencyId: filter.agencyId ?? null, words: wordsOf(filter.query) };
  return list('services', request, namesNothing(filter.agencyId, filter.query), codeOf, (place) => pageOfServices(em, { ...wanted, ...place }));
}

/** The life situations of the register in the order of their codes. Public. */
export function listSituations({ em }: Pick<Setting, 'em'>, request: PageRequest, filter: RegisterFilter<LifeSituationKind> = {}): Promise<Connection<LifeSituation>> {
  const wanted = { kind: filter.kind ?? null, agencyId: filter.agencyId ?? null, words: wordsOf(filter.query) };
  return list('lifeSituations', request, namesNothing(filter.agencyId, filter.query), codeOf, (place) => pageOfSituations(em, { ...wanted, ...place }));
}

/** The checks against the principles, the newest first. Public. */
export function listChecks({ em }: Pick<Setting, 'em'>, request: PageRequest, filter: CheckFilter = {}): Promise<Connection<PrincipleCheck>> {
  const wanted = { serviceId: filter.serviceId ?? null, principle: filter.principle ?? null, verdict: filter.verdict ?? null };
  const read = (place: { after: string | null; limit: number }): Promise<PrincipleCheck[]> => {
    if (place.after !== null && !isId(place.after)) throw CodedError.badCursor();
    return pageOfChecks(em, { ...wanted, ...place });
  };
  return list('principleChecks', request, namesNothing(filter.serviceId, null), ({ id }) => id, read);
}

const codeOf = ({ code }: { code: string }): string => code;

async function list<Row>(
  name: string,
  { first, after }: PageRequest,
  isEmpty: boolean,
  keyOf: (row: Row) => string,
  read: (place: { after: string | null; limit: number }) => Promise<Row[]>,
): Promise<Connection<Row>> {
  const size = pageSize(first);
  const [place = null] = after == null ? [] : decodePageCursor(name, 1, after);
  const rows = isEmpty ? [] : await read({ after: place, limit: size + 1 });
  return page(rows, size, after, (row) => encodePageCursor(name, keyOf(row)), (row) => row);
}

/** @throws CodedError BAD_USER_INPUT for more words than a name has */
function wordsOf(query: string | null | undefined): string[] {
  const words = comparableWords(query ?? '').split(' ').filter(Boolean);
  if (words.length <= MAX_WORDS) return words;
  throw CodedError.badInput({ ru: `query: не больше ${MAX_WORDS} слов.`, en: `query: at most ${MAX_WORDS} words.` });
}

/** Whether a condition is a text that no row can have, and PostgreSQL would refuse. */
function namesNothing(id: string | null | undefined, query: string | null | undefined): boolean {
  return (id != null && !isId(id)) || (query != null && !canName(query));
}

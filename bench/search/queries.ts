import type { Tenant } from '@otklik/database';
import type { Ids } from '../tenancy/queries.ts';

/** What somebody searches for, as the appeals subgraph puts it to the database: first what it comes to, then the page. */
export interface Search {
  readonly name: string;
  readonly who: 'worker' | 'public' | 'operator';
  readonly title: string;
  readonly words: (turn: number, ids: Ids, clerk: Clerk) => readonly string[];
  readonly byRelevance?: true;
  /** More conditions, so that more hits are looked through. */
  readonly filter?: string;
}

/** A cabinet and its appeals. */
export type Clerk = Ids['cabinets'][number];

const FREQUENT = ['дорога', 'яма', 'дома', 'двор', 'воды', 'мусор', 'снег', 'света', 'подъезд', 'тротуары'];
const FEWER = ['гарантия', 'подрядчик', 'квитанции', 'счётчики', 'бордюры', 'ливнёвка', 'светофор', 'расписание'];
const MISSPELT = ['гаратния', 'подрядчек', 'кветанция', 'щётчики', 'бардюры', 'ливневкка', 'свитофор', 'росписание'];
const at = (words: readonly string[], turn: number): string => words[turn % words.length]!;

const frequent = (turn: number): string[] => [at(FREQUENT, turn)];
const two = (turn: number): string[] => [at(FREQUENT, turn), at(FEWER, turn)];
const misspelt = (turn: number): string[] => [at(MISSPELT, turn), at(['тратуар', 'асвальт', 'абвгдейка'], turn)];

export const SEARCHES: readonly Search[] = [
  { name: 'worker-frequent', who: 'worker', title: 'a frequent word, newest first', words: frequent },
  { name: 'worker-two', who: 'worker', title: 'two words, newest first', words: two },
  { name: 'worker-relevance', who: 'worker', title: 'two words, best fit first', words: two, byRelevance: true },
  { name: 'worker-queue', who: 'worker', title: 'a frequent word, one status', words: frequent, filter: "a.status = 'IN_PROGRESS'" },
  { name: 'worker-number', who: 'worker', title: 'a registration number', words: (turn, _, clerk) => [clerk.appeals[(turn * 7) % clerk.appeals.length]!.number] },
  { name: 'worker-misspelt', who: 'worker', title: 'two misspelt words', words: misspelt },
  { name: 'public-frequent', who: 'public', title: 'a frequent word, newest first', words: frequent },
  { name: 'public-two', who: 'public', title: 'two words, newest first', words: two },
  { name: 'public-relevance', who: 'public', title: 'two words, best fit first', words: two, byRelevance: true },
  { name: 'public-frequent-relevance', who: 'public', title: 'a frequent word, best fit first', words: frequent, byRelevance: true },
  { name: 'public-misspelt', who: 'public', title: 'two misspelt words', words: misspelt },
  { name: 'operator-frequent-relevance', who: 'operator', title: 'a frequent word in everything, best fit first', words: frequent, byRelevance: true },
];

/** For whom it is asked, and the scope that the subgraph tells the database. */
export function askerOf(who: Search['who'], clerk: Clerk, person: string): { tenant: Tenant; scope: string; readable: string } {
  const PUBLISHED = `(a.visibility = 'PUBLIC' and a.kind = 'MESSAGE' and a.status not in ('SUBMITTED', 'REJECTED', 'WITHDRAWN')
    and a.category_id in (select id from cabinets.published_category where not private))`;
  const nobody = { everything: false, author: null, cabinets: [], published: true, sight: 'ALL' };
  if (who === 'public') return { tenant: { viewer: 'anonymous', personId: null, cabinetIds: [], everything: false }, scope: JSON.stringify(nobody), readable: PUBLISHED };
  if (who === 'operator')
    return { tenant: { viewer: 'person', personId: person, cabinetIds: [], everything: true }, scope: JSON.stringify({ ...nobody, everything: true, author: person }), readable: 'true' };
  return {
    tenant: { viewer: 'person', personId: person, cabinetIds: [clerk.cabinet], everything: false },
    scope: JSON.stringify({ ...nobody, author: person, cabinets: [clerk.cabinet] }),
    readable: `(a.author_id = '${person}' or a.cabinet_id in ('${clerk.cabinet}') or ${PUBLISHED})`,
  };
}

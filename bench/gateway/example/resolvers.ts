import type { Agency, Appeal, Category, HistoryEvent, Person, Territory } from './data.ts';
import type { Lookups } from './lookups.ts';

type Page = { first: number; offset: number };
type Resolvers = Record<string, Record<string, unknown>>;

/** The resolvers of the four subgraphs, by name. A reference to another subgraph's entity is an object with its key. */
export function makeResolvers(lookups: Lookups): Record<string, Resolvers> {
  const { region } = lookups;
  const agency = (id: string): Agency | null => region.agencies.get(id) ?? null;
  const person = (id: string): Person | null => region.people.get(id) ?? null;
  const territory = (code: string | null): Territory | null => (code === null ? null : (region.territories.get(code) ?? null));
  const weekdays = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'];
  return {
    agencies: {
      Query: {
        agency: (_: unknown, { id }: { id: string }) => agency(id),
        agencies: (_: unknown, { first, offset }: Page) => [...region.agencies.values()].slice(offset, offset + first),
        territory: (_: unknown, { code }: { code: string }) => territory(code),
        territories: () => [...region.territories.values()],
      },
      Agency: {
        __resolveReference: ({ id }: { id: string }) => agency(id),
        territory: (it: Agency) => territory(it.territory),
        parent: (it: Agency) => (it.parent === null ? null : agency(it.parent)),
        contacts: (it: Agency) => it,
        reception: () => weekdays.map((weekday) => ({ weekday, opensAt: '09:00', closesAt: '18:00' })),
      },
      Territory: {
        __resolveReference: ({ code }: { code: string }) => territory(code),
        within: (it: Territory) => territory(it.within),
      },
    },
    categories: {
      Query: {
        category: (_: unknown, { id }: { id: string }) => region.categories.get(id) ?? null,
        categories: (_: unknown, { theme }: { theme?: string | null }) => [...region.categories.values()].filter((it) => theme == null || it.theme === theme),
        themes: () => [...region.themes.values()],
      },
      Category: {
        __resolveReference: ({ id }: { id: string }) => region.categories.get(id) ?? null,
        theme: (it: Category) => region.themes.get(it.theme),
        term: ({ days, unit }: Category) => ({ days, unit, basis: '59-ФЗ' }),
        responsible: (it: Category) => ({ id: it.responsible }),
        form: () => [{ __typename: 'TextField', name: 'details', label: 'Подробности', isRequired: false, maxLength: 500 }],
      },
      Theme: { categories: ({ id }: { id: string }) => [...region.categories.values()].filter((it) => it.theme === id) },
      FormField: { __resolveType: ({ __typename }: { __typename: string }) => __typename },
      Agency: { categories: (it: { id: string }) => lookups.categoriesOf(it) },
    },
    appeals: {
      Query: {
        appeal: (_: unknown, { id }: { id: string }) => region.appeals.get(id) ?? null,
        appeals: (_: unknown, { territory: code, first, offset }: Page & { territory: string }) => {
          const all = lookups.appealsIn(code);
          return { totalCount: all.length, items: all.slice(offset, offset + first) };
        },
        allAppeals: (_: unknown, { first, offset }: Page) => [...region.appeals.values()].slice(offset, offset + first),
      },
      Mutation: {
        rateAppeal: (_: unknown, { id, rating }: { id: string; rating: number }) => {
          const appeal = region.appeals.get(id);
          return appeal === undefined ? null : { ...appeal, rating };
        },
      },
      Appeal: {
        __resolveReference: ({ id }: { id: string }) => region.appeals.get(id) ?? null,
        author: (it: Appeal) => ({ id: it.author }),
        category: (it: Appeal) => ({ id: it.category }),
        agency: (it: Appeal) => ({ id: it.agency }),
      },
      Location: { territory: (it: { territory: string }) => ({ code: it.territory }) },
      AppealEvent: { by: (it: HistoryEvent) => ({ id: it.by }) },
      Answer: { signedBy: (it: { signedBy: string }) => ({ id: it.signedBy }) },
      Person: { appealCount: (it: { id: string }) => lookups.appealCountOf(it) },
      Category: { appealCount: (it: { id: string }) => [...region.appeals.values()].filter(({ category }) => category === it.id).length },
      Agency: {
        openAppeals: (it: { id: string }, { first }: { first: number }) => lookups.openAppealsOf(it).slice(0, first),
        load: (it: { id: string }) => lookups.loadOf(it),
      },
      Territory: { appealCount: (it: { code: string }) => lookups.appealsIn(it.code).length },
    },
    people: {
      Query: { person: (_: unknown, { id }: { id: string }) => person(id) },
      Person: {
        __resolveReference: ({ id }: { id: string }) => person(id),
        agency: (it: Person) => (it.agency === null ? null : { id: it.agency }),
      },
      Agency: {
        head: (it: { id: string }) => person(agency(it.id)?.head ?? ''),
        staff: (it: { id: string }, { first }: { first: number }) => agency(it.id)?.staff.slice(0, first).map(person),
      },
    },
  };
}

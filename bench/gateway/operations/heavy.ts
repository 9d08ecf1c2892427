import { APPEALS_PER_TERRITORY, type Agency, type Appeal, type Person } from '../example/data.ts';
import type { Lookups } from '../example/lookups.ts';
import type { Operation } from './operation.ts';

const HEAVY_PAGE = 30;
const HEAVY_STEP = 32;

export const heavy: Operation = {
  name: 'heavy',
  title: `a page of ${HEAVY_PAGE} appeals with everything about them, from four subgraphs`,
  query: `query Heavy($territory: ID!, $offset: Int!) {
  appeals(territory: $territory, first: ${HEAVY_PAGE}, offset: $offset) {
    totalCount
    items {
      id number text status submittedAt rating
      deadline { dueAt isOverdue reasons }
      location { latitude longitude territory { title population appealCount } address { line postalCode } }
      author { id name initials appealCount }
      category { title theme { title icon } term { days unit } responsible { title head { name } load { open overdue } } }
      agency { title level territory { title } contacts { phone email address { line } } head { name position } load { open overdue } }
      history { at kind comment by { name position } }
      answer { text answeredAt signedBy { name position agency { shortTitle } } }
    }
  }
}`,
  variables: Array.from({ length: 12 }, (_, territory) => territory).flatMap((territory) =>
    Array.from({ length: Math.floor((APPEALS_PER_TERRITORY - HEAVY_PAGE) / HEAVY_STEP) }, (_, page) => ({ territory: `t${territory}`, offset: page * HEAVY_STEP })),
  ),
  reference(lookups, { territory, offset }: { territory: string; offset: number }) {
    const all = lookups.appealsIn(territory);
    return { appeals: { totalCount: all.length, items: all.slice(offset, offset + HEAVY_PAGE).map((appeal) => heavyAppeal(lookups, appeal)) } };
  },
};

function heavyAppeal(lookups: Lookups, it: Appeal): unknown {
  const { region } = lookups;
  const person = (id: string): Person => region.people.get(id)!;
  const agency = (id: string): Agency => region.agencies.get(id)!;
  const territoryTitle = (code: string): string => region.territories.get(code)!.title;
  const [author, category, own] = [person(it.author), region.categories.get(it.category)!, agency(it.agency)];
  const [theme, responsible, head] = [region.themes.get(category.theme)!, agency(category.responsible), person(own.head)];
  return {
    id: it.id, number: it.number, text: it.text, status: it.status, submittedAt: it.submittedAt, rating: it.rating,
    deadline: it.deadline,
    location: it.location && {
      latitude: it.location.latitude, longitude: it.location.longitude,
      territory: { title: territoryTitle(it.location.territory), population: region.territories.get(it.location.territory)!.population, appealCount: lookups.appealsIn(it.location.territory).length },
      address: it.location.address,
    },
    author: { id: author.id, name: author.name, initials: author.initials, appealCount: lookups.appealCountOf(author) },
    category: {
      title: category.title, theme: { title: theme.title, icon: theme.icon }, term: { days: category.days, unit: category.unit },
      responsible: { title: responsible.title, head: { name: person(responsible.head).name }, load: lookups.loadOf(responsible) },
    },
    agency: {
      title: own.title, level: own.level, territory: { title: territoryTitle(own.territory) },
      contacts: { phone: own.phone, email: own.email, address: { line: own.address.line } }, head: { name: head.name, position: head.position }, load: lookups.loadOf(own),
    },
    history: it.history.map(({ at, kind, comment, by }) => ({ at, kind, comment, by: { name: person(by).name, position: person(by).position } })),
    answer: it.answer && {
      text: it.answer.text, answeredAt: it.answer.answeredAt,
      signedBy: {
        name: person(it.answer.signedBy).name, position: person(it.answer.signedBy).position,
        agency: { shortTitle: agency(person(it.answer.signedBy).agency!).shortTitle },
      },
    },
  };
}

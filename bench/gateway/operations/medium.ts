import type { Operation } from './operation.ts';

export const medium: Operation = {
  name: 'medium',
  title: 'an agency with its open appeals, from four subgraphs',
  query: `query Medium($agency: ID!, $first: Int!) {
  agency(id: $agency) {
    id title level
    contacts { phone email site }
    territory { title kind }
    parent { shortTitle }
    head { name position }
    categories { title theme { title } term { days } }
    load { open overdue }
    openAppeals(first: $first) { number text status submittedAt deadline { dueAt } author { initials } category { title } }
  }
}`,
  // Neighbours ask for different agencies, or their requests to subgraphs would be equal although they are not.
  variables: Array.from({ length: 240 }, (_, index) => ({ agency: `a${index % 120}`, first: 10 + Math.floor(index / 120) })),
  reference(lookups, { agency: id, first }: { agency: string; first: number }) {
    const { region } = lookups;
    const it = region.agencies.get(id)!;
    const [territory, head, open] = [region.territories.get(it.territory)!, region.people.get(it.head)!, lookups.openAppealsOf(it)];
    return {
      agency: {
        id, title: it.title, level: it.level,
        contacts: { phone: it.phone, email: it.email, site: it.site },
        territory: { title: territory.title, kind: territory.kind },
        parent: it.parent === null ? null : { shortTitle: region.agencies.get(it.parent)!.shortTitle },
        head: { name: head.name, position: head.position },
        categories: lookups.categoriesOf(it).map(({ title, theme, days }) => ({ title, theme: { title: region.themes.get(theme)!.title }, term: { days } })),
        load: lookups.loadOf(it),
        openAppeals: open.slice(0, first).map(({ number, text, status, submittedAt, deadline: { dueAt }, author, category }) => ({
          number, text, status, submittedAt, deadline: { dueAt },
          author: { initials: region.people.get(author)!.initials }, category: { title: region.categories.get(category)!.title },
        })),
      },
    };
  },
};

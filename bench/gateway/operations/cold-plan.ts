import type { Operation } from './operation.ts';

/**
 * A new operation in every request of the run, the same for no two gateways: other names in the answer, so that nothing that
 * was prepared for an earlier one can be used. Parsing, validating, planning and compiling are paid for each time, here and
 * in the subgraphs; the answer is small.
 */
export const coldPlan: Operation = {
  name: 'cold-plan',
  title: 'an operation never seen before, from four subgraphs',
  query: (request) => `query Cold${request}($id: ID!) {
  appeal${request}: appeal(id: $id) {
    number${request}: number status
    author { name appealCount }
    category { title${request}: title theme { title } term { days } responsible { shortTitle head { name } } }
    agency { title parent { shortTitle } head { name position } load { open overdue } territory { title appealCount } }
  }
}`,
  variables: Array.from({ length: 1_200 }, (_, index) => ({ id: `t${index % 12}-${Math.floor(index / 12)}` })),
  reference(lookups, { id }: { id: string }, request) {
    const { region } = lookups;
    const it = region.appeals.get(id)!;
    const [author, category] = [region.people.get(it.author)!, region.categories.get(it.category)!];
    const [agency, responsible] = [region.agencies.get(it.agency)!, region.agencies.get(category.responsible)!];
    const [head, territory] = [region.people.get(agency.head)!, region.territories.get(agency.territory)!];
    return {
      [`appeal${request}`]: {
        [`number${request}`]: it.number, status: it.status,
        author: { name: author.name, appealCount: lookups.appealCountOf(author) },
        category: {
          [`title${request}`]: category.title,
          theme: { title: region.themes.get(category.theme)!.title },
          term: { days: category.days },
          responsible: { shortTitle: responsible.shortTitle, head: { name: region.people.get(responsible.head)!.name } },
        },
        agency: {
          title: agency.title,
          parent: agency.parent === null ? null : { shortTitle: region.agencies.get(agency.parent)!.shortTitle },
          head: { name: head.name, position: head.position },
          load: lookups.loadOf(agency),
          territory: { title: territory.title, appealCount: lookups.appealsIn(territory.code).length },
        },
      },
    };
  },
};

import type { Operation } from './operation.ts';

const LENGTH = 1_000;

export const list: Operation = {
  name: 'list',
  title: 'a list of 1,000 appeals with author, category and agency, from four subgraphs',
  query: `query List($offset: Int!) {
  allAppeals(first: ${LENGTH}, offset: $offset) {
    id number status submittedAt rating
    author { name }
    category { title }
    agency { shortTitle }
  }
}`,
  variables: Array.from({ length: 14 }, (_, index) => ({ offset: index * 100 })),
  connections: 10,
  reference({ region }, { offset }: { offset: number }) {
    const appeals = [...region.appeals.values()].slice(offset, offset + LENGTH);
    return {
      allAppeals: appeals.map(({ id, number, status, submittedAt, rating, author, category, agency }) => ({
        id, number, status, submittedAt, rating,
        author: { name: region.people.get(author)!.name },
        category: { title: region.categories.get(category)!.title },
        agency: { shortTitle: region.agencies.get(agency)!.shortTitle },
      })),
    };
  },
};

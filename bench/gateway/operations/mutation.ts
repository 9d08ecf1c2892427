import type { Operation } from './operation.ts';

export const mutation: Operation = {
  name: 'mutation',
  title: 'a rating is given and the appeal read back, from three subgraphs',
  isMutation: true,
  query: `mutation Rate($id: ID!, $rating: Int!) {
  rateAppeal(id: $id, rating: $rating) {
    id number status rating
    author { name }
    agency { shortTitle head { name } }
  }
}`,
  variables: Array.from({ length: 240 }, (_, index) => ({ id: `t${index % 12}-${Math.floor(index / 12)}`, rating: 1 + (index % 5) })),
  reference({ region }, { id, rating }: { id: string; rating: number }) {
    const { number, status, author, agency } = region.appeals.get(id)!;
    const { shortTitle, head } = region.agencies.get(agency)!;
    return {
      rateAppeal: {
        id, number, status, rating,
        author: { name: region.people.get(author)!.name },
        agency: { shortTitle, head: { name: region.people.get(head)!.name } },
      },
    };
  },
};

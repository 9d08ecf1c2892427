import type { Operation } from './operation.ts';

export const oneField: Operation = {
  name: 'one-field',
  title: 'one field of one appeal, from one subgraph',
  direct: 'appeals',
  query: 'query OneField($id: ID!) { appeal(id: $id) { status } }',
  variables: Array.from({ length: 600 }, (_, index) => ({ id: `t${index % 12}-${Math.floor(index / 12)}` })),
  reference: ({ region }, { id }: { id: string }) => ({ appeal: { status: region.appeals.get(id)!.status } }),
};

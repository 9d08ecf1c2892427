/** Something that `@theguild/federation-composition` composes wrongly and `@apollo/composition` rightly. */
export interface ComposerFault {
  readonly id: string;
  readonly reason: string;
  /** SDL by the name of the subgraph. */
  readonly subgraphs: Readonly<Record<string, string>>;
  /** Whether a supergraph of these subgraphs is right. */
  isRight(supergraphSdl: string): boolean;
}

export const COMPOSER_FAULTS: readonly ComposerFault[] = [
  {
    id: '@requires on an @interfaceObject',
    reason: 'The required field is not marked external on the interface, so planners ask the requiring subgraph for it.',
    subgraphs: {
      media: `
        type Query { media: [Media!]! }
        interface Media @key(fields: "id") { id: ID! title: String }
        type Book implements Media @key(fields: "id") { id: ID! title: String }
      `,
      shelves: 'type Media @key(fields: "id") @interfaceObject { id: ID! title: String @external label: String @requires(fields: "title") }',
    },
    isRight: (supergraphSdl) => /interface Media[^}]*title: String[^\n]*@join__field\(graph: SHELVES, external: true\)/s.test(supergraphSdl),
  },
];

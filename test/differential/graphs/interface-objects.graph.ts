import { derivedGraph } from './graph.js';

/** Fields that a subgraph adds to every type of an interface. */
export const INTERFACE_OBJECTS = derivedGraph({
  name: 'interface objects',
  trouble: { nulls: 15, errors: 0 },
  features: ['@interfaceObject', 'interfaces', 'type conditions on an interface'],
  subgraphs: {
    media: `
      interface Media @key(fields: "id") { id: ID! title: String! sequel: Media }
      type Book implements Media @key(fields: "id") { id: ID! title: String! sequel: Media pages: Int }
      type Film implements Media @key(fields: "id") { id: ID! title: String! sequel: Media minutes: Int cast: [String!] }
      type Query { media: [Media!]! books: [Book] medium(id: ID!): Media }
    `,
    ratings: `
      type Media @key(fields: "id") @interfaceObject { id: ID! stars(scale: Int = 5): Int! reviews: [Review!] }
      type Review @key(fields: "id") { id: ID! text: String about: Media! }
      type Query { reviews: [Review!] }
    `,
    lending: `
      type Media @key(fields: "id") @interfaceObject { id: ID! onLoan: Boolean branch: Branch }
      type Branch { name: String! holds: [[String]] }
      type Review @key(fields: "id") { id: ID! flagged: Boolean }
    `,
  },
});

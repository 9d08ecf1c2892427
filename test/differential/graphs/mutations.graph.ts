import { derivedGraph } from './graph.js';

/** Mutations of several subgraphs; `history` tells which took effect before it was read. */
export const MUTATIONS = derivedGraph({
  name: 'mutations',
  trouble: { nulls: 5, errors: 3 },
  features: ['mutations in order', 'aliases', 'input objects'],
  subgraphs: {
    bank: `
      type Account @key(fields: "id") { id: ID! balance: Int history: [String!]! owner: Owner }
      type Owner @key(fields: "id") { id: ID! name: String }
      type Query { account: Account }
      type Mutation { deposit(amount: Int!): Account! withdraw(amount: Int!, note: Note): Account freeze: Boolean }
      input Note { text: String! = "none" tags: [String!] }
    `,
    audit: `
      type Account @key(fields: "id") { id: ID! audits: [Audit!] seen: Int }
      type Audit { text: String history: [String!]! account: Account }
      type Query { audits: [Audit!] }
      type Mutation { note(note: Note!): Audit audit(account: ID!): Account reset: Int }
      input Note { text: String! = "none" tags: [String!] }
    `,
    owners: `
      type Owner @key(fields: "id") { id: ID! accounts: [Account!] history: [String!]! }
      type Account @key(fields: "id", resolvable: false) { id: ID! }
      type Query { owners: [Owner!] }
      type Mutation { rename(name: String = "N"): Owner }
    `,
  },
});

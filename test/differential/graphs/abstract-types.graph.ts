import { derivedGraph } from './graph.js';

/** Interfaces and unions that several subgraphs know, each with types and fields of its own. */
export const ABSTRACT_TYPES = derivedGraph({
  name: 'abstract types',
  trouble: { nulls: 15, errors: 0 },
  features: [
    'interfaces',
    'unions',
    'type conditions on an interface',
    'type conditions on a union',
    'aliases that collide across types',
    'aliases',
    'inline fragments',
    'inline fragments without a type',
    'named fragments',
    'fragments in fragments',
    '__typename',
    '@skip',
    '@include',
    '@skip and @include together',
    'conditions by variables',
    'conditions on fields',
    'conditions on inline fragments',
    'conditions on spreads',
  ],
  subgraphs: {
    accounts: `
      interface Node { id: ID! }
      interface Named { name: String }
      interface Contact implements Named { name: String phone: String }
      type User implements Node & Named & Contact @key(fields: "id") { id: ID! name: String phone: String friends: [Account!]! label: Int }
      type Admin implements Named @key(fields: "login") { login: String! name: String label: String rights: [String!] }
      type Robot implements Node & Named @key(fields: "id") { id: ID! name: String model: Model }
      type Model implements Named @shareable { name: String }
      union Account = User | Admin | Robot
      type Query { accounts: [Account!]! account: Account named: [Named] contacts: [Contact!] nodes: [[Node!]] me: User }
    `,
    groups: `
      interface Node { id: ID! }
      interface Named { name: String }
      type Group implements Node & Named @key(fields: "id") { id: ID! name: String members: [Member!]! leader: Member pinned: [Node] }
      type User implements Node @key(fields: "id") { id: ID! groups: [Group!] title: String }
      type Admin @key(fields: "login") { login: String! title: Int! manages: [Group] }
      union Member = User | Group
      union Account = User | Admin
      type Query { groups: [Group!]! members: [Member] owner(of: ID): Account search: [Node!]! everyone: [Named!] }
    `,
    badges: `
      type User @key(fields: "id") { id: ID! badge: Badge }
      type Group @key(fields: "id") { id: ID! badge: Badge! }
      interface Badge { text: String! }
      type Gold implements Badge { text: String! carat: Int holder: User }
      type Paper implements Badge { text: String! carat: String of: Group }
      type Query { badges: [Badge!]! }
    `,
  },
});

import { derivedGraph } from './graph.js';

/** Who may answer what: `@provides`, `@shareable`, `@override`, `@inaccessible`. */
export const OWNERSHIP = derivedGraph({
  name: 'ownership',
  trouble: { nulls: 15, errors: 0 },
  features: ['@provides', '@shareable', '@override', '@inaccessible', 'nested lists'],
  subgraphs: {
    users: `
      type User @key(fields: "id") { id: ID! name: String @shareable age: Int address: Address @shareable secret: String @inaccessible boss: User }
      type Address @shareable { city: String! zip: String lines: [[String!]] }
      type Query { user(id: ID!): User users: [User!]! visitors: [Visitor] today: Day @shareable }
      type Day @shareable { date: String! holiday: Boolean weather: Weather }
      type Weather { degrees: Int @shareable wind: Float }
      union Visitor = User | Ghost
      type Ghost @inaccessible { id: ID }
    `,
    posts: `
      type User @key(fields: "id") { id: ID! name: String @external address: Address @external posts: [Post!] }
      type Address @shareable { city: String! zip: String }
      type Post @key(fields: "id") { id: ID! title: String author: User @provides(fields: "name") editor: User witnesses: [User!] @provides(fields: "name address { city }") likes: Int }
      type Query { posts: [Post!]! latest: Post today: Day @shareable }
      type Day @shareable { date: String! holiday: Boolean weather: Weather }
      type Weather { degrees: Int @shareable sky: String }
    `,
    reactions: `
      type Post @key(fields: "id") { id: ID! likes: Int @override(from: "posts") fans: [User!] mood: Mood }
      enum Mood { GLAD SAD SECRET @inaccessible }
      type User @key(fields: "id") { id: ID! liked: [Post] age: Int @override(from: "users") }
      type Query { trending(first: Int! = 3): [Post] }
    `,
  },
});

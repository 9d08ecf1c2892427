import { derivedGraph } from './graph.js';

/** Nulls and errors in every kind of place, also where nothing may be null. */
export const FAILURES = derivedGraph({
  name: 'failures',
  trouble: { nulls: 20, errors: 12 },
  features: ['nulls', 'errors', 'null propagation', 'nested lists'],
  subgraphs: {
    cities: `
      type City @key(fields: "id") { id: ID! name: String! founded: Int streets: [Street!]! districts: [[District!]] capitalOf: Country twin: City! }
      type Street @key(fields: "id") { id: ID! length: Int! houses: [House] }
      type House { number: Int! tenants: [[String!]!] }
      type District { name: String! city: City }
      type Country @key(fields: "code") { code: ID! cities: [City]! }
      interface Place { title: String! }
      type Park implements Place @key(fields: "id") { id: ID! title: String! area: Float! }
      type Square implements Place { title: String! fountain: Boolean }
      type Query { city(id: ID!): City cities: [City!] capital: City! places: [Place!] countries: [[Country!]!] }
    `,
    weather: `
      type City @key(fields: "id") { id: ID! degrees: Int mayor: Mayor! forecast(days: Int): [Day!] founded: Int @external age: String @requires(fields: "founded") }
      type Mayor @key(fields: "id") { id: ID! name: String! deputy: Mayor home: City! }
      type Day { degrees: Int! wind: Float sun: [Boolean!]! }
      type Query { hottest: City mayors: [Mayor!]! today: Day }
    `,
    traffic: `
      type Street @key(fields: "id") { id: ID! jams: [Int!]! cameras: [Camera!] parallel: Street }
      type Camera { id: ID broken: Boolean! on: Street! }
      type Country @key(fields: "code") { code: ID! roads: [[Street]!]! president: Mayor }
      type Mayor @key(fields: "id") { id: ID! car: String! }
      type Park @key(fields: "id") { id: ID! gates: Int! }
      type Query { jammed: [Street] cameras: [Camera!]! }
    `,
  },
});

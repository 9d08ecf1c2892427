import { derivedGraph } from './graph.js';

/** Several and composite keys, keys of objects, a key that only a third subgraph knows, lists of lists of entities. */
export const KEYS = derivedGraph({
  name: 'keys',
  trouble: { nulls: 15, errors: 0 },
  features: ['several keys', 'composite keys', 'nested lists', 'entities across subgraphs', 'aliases that collide across types'],
  subgraphs: {
    catalog: `
      type Book @key(fields: "id") @key(fields: "isbn") { id: ID! isbn: String! title(upper: Boolean = false): String! author: Person related: [[Book]!] }
      type Gadget @key(fields: "sku maker { code }") @key(fields: "id") { id: ID! sku: String! maker: Maker! title: Int parts: [[[String]!]] }
      type Maker @shareable { code: String! }
      type Person @key(fields: "id", resolvable: false) { id: ID! }
      union Goods = Book | Gadget
      type Query { books(first: Int = 2): [Book!]! book(id: ID!): Book gadgets: [Gadget] goods: [[Goods]] anything(json: Json): Goods }
      scalar Json
    `,
    people: `
      type Person @key(fields: "id") @key(fields: "passport { series number }") { id: ID! passport: Passport! name: String friends(first: Int): [Person!] wrote: [Book!]! }
      type Passport @shareable { series: String! number: Int! }
      type Book @key(fields: "isbn") { isbn: String! readers: [Person]! }
      type Query { person(id: ID!): Person! people: [Person!] }
    `,
    archive: `
      type Person @key(fields: "passport { series number }") { passport: Passport! born: Int visas: [[Visa!]!]! }
      type Passport @shareable { series: String! number: Int! }
      type Visa @key(fields: "country holder { passport { number } }") { country: String! holder: Person! days: Int }
      type Query { visas: [Visa] }
    `,
    stock: `
      type Gadget @key(fields: "sku maker { code }") { sku: String! maker: Maker! left: Int! depots: [Depot!] }
      type Maker @shareable { code: String! }
      type Depot @key(fields: "code") { code: ID! near: [Depot] }
      type Book @key(fields: "id") { id: ID! left(in: String): Float shelves: [[Shelf]] }
      type Shelf { row: Int label: String depot: Depot }
      type Query { depots: [Depot!]! }
    `,
    transport: `
      type Depot @key(fields: "code") { code: ID! trucks: [Truck!] }
      type Truck { plate: String driver: Person at: [[Depot!]] }
      type Person @key(fields: "id", resolvable: false) { id: ID! }
    `,
  },
});

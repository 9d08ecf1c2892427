import { derivedGraph } from './graph.js';

/** Arguments: enums and input objects that differ between subgraphs, defaults on every level, custom scalars. */
export const INPUTS = derivedGraph({
  name: 'inputs',
  trouble: { nulls: 10, errors: 0 },
  features: ['enum arguments', 'enum results', 'input objects', 'variables in input objects', 'variables', 'variable defaults', 'absent variables', 'null arguments'],
  subgraphs: {
    search: `
      enum Kind { CITIZEN CLERK ROBOT @inaccessible }
      enum Order { UP DOWN }
      input Page { first: Int! = 10 after: ID order: Order = UP hidden: Int }
      input Filter { text: String = "a" kinds: [Kind!] = [CITIZEN] page: Page = { first: 3 } and: [Filter!] ranges: [[Float]] json: Json }
      scalar Json
      type Person @key(fields: "id") { id: ID! kind: Kind rank(order: Order! = DOWN, page: Page): String }
      type Query {
        people(filter: Filter, page: Page! = { first: 1, order: DOWN }): [Person!]!
        count(filter: Filter!): Int
        echo(int: Int, float: Float, id: ID, text: String, flag: Boolean, json: Json, list: [Int], matrix: [[Int!]!]): String
        json(json: Json!): Json
        kind: Kind
      }
    `,
    desks: `
      enum Kind { CITIZEN CLERK }
      enum Order { UP DOWN SIDEWAYS @inaccessible }
      input Page { first: Int! = 10 after: ID order: Order = UP }
      input Slot { day: Int! hours: [Int!]! = [9, 10] page: Page = { after: "x" } }
      enum Status { OPEN SHUT }
      type Person @key(fields: "id") { id: ID! may(kind: Kind = CLERK, slot: Slot): Boolean colleagues(page: Page, kinds: [Kind]): [Person!]! visits(slots: [Slot!]! = []): [Visit] }
      type Visit { slot(slot: Slot = { day: 3 }): String status: Status }
      type Desk @shareable { label(slot: Slot, upper: Boolean! = true): String! status: Status }
      type Query { desk(slot: Slot!): Desk @shareable clerks(kind: Kind! = CITIZEN): [Person] }
    `,
    rooms: `
      enum Status { OPEN SHUT BROKEN }
      enum Kind { CITIZEN CLERK }
      input Slot { day: Int! hours: [Int!]! = [9, 10] }
      type Desk @shareable { room: Int status: Status }
      type Query { desk(slot: Slot!): Desk @shareable statuses: [Status!]! }
      type Person @key(fields: "id") { id: ID! room(kind: Kind!): String }
    `,
  },
});

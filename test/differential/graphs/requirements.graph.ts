import { derivedGraph } from './graph.js';

/** `@requires`: plain, with arguments, nested, in lists, through an interface, of fields that require themselves. */
export const REQUIREMENTS = derivedGraph({
  name: 'requirements',
  trouble: { nulls: 20, errors: 0 },
  features: ['@requires', '@requires with arguments', '@requires of nested fields', '@requires through an interface', '@requires of a field that requires'],
  subgraphs: {
    catalog: `
      type Item @key(fields: "id") { id: ID! size(unit: Unit!): Int weight: Float box: Box sides: [[Box]] parts: [Part!] owner: Owner note: String next: Item }
      type Box @shareable { width: Int! height: Int inner: Box }
      interface Part { label: String cost: Int }
      type Bolt implements Part @shareable { label: String cost: Int threads: Int }
      type Nut implements Part @shareable { label: String cost: Int }
      enum Unit { CM MM }
      type Owner @key(fields: "id") { id: ID! name: String items: [Item!] }
      type Query { items: [Item!]! item(id: ID!): Item owners: [Owner] }
    `,
    freight: `
      type Item @key(fields: "id") {
        id: ID!
        size(unit: Unit!): Int @external
        weight: Float @external
        box: Box @external
        parts: [Part!] @external
        postage(fast: Boolean = false): String @requires(fields: "weight")
        exact: String @requires(fields: "size(unit: MM)")
        crate: String! @requires(fields: "box { width inner { height } }")
        packing: String @requires(fields: "parts { label ... on Bolt { threads } }")
        costs: String @requires(fields: "parts { cost }")
      }
      type Box @shareable { width: Int! height: Int inner: Box }
      interface Part { label: String cost: Int }
      type Bolt implements Part @shareable { label: String cost: Int threads: Int }
      type Nut implements Part @shareable { label: String cost: Int }
      enum Unit { CM MM }
      type Query { lastSent: Item }
    `,
    billing: `
      type Item @key(fields: "id") {
        id: ID!
        postage(fast: Boolean = false): String @external
        weight: Float @external
        note: String @external
        bill: String @requires(fields: "postage(fast: true) weight")
        remark: String @requires(fields: "note")
        paidBy: Owner
      }
      type Owner @key(fields: "id") { id: ID! name: String @external greeting: String @requires(fields: "name") debts: [Item]! }
      type Query { unpaid: [Item!] }
    `,
    audit: `
      type Item @key(fields: "id") { id: ID! bill: String @external verdict: String @requires(fields: "bill") }
    `,
  },
});

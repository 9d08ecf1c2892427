/** Supergraphs of 200 types in five subgraphs, of which only two are ever asked. */
import { composeServices } from '@theguild/federation-composition';
import { parse } from 'graphql';

const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])\n';
const SUBGRAPHS = 5;
const TYPES_EACH = 40;

/** How a supergraph differs from the others. */
export interface Variant {
  /** A root field that only this one has, answered as `1`. */
  readonly mark: string;
  /** Whether events have the field `note`. */
  readonly hasNote: boolean;
}

/** @param urls of the subgraphs `items` and `stock` */
export function supergraphOf({ mark, hasNote }: Variant, urls: { readonly items: string; readonly stock: string }): string {
  const items = `type Query { items: [Item!]! ${mark}: Int } type Item @key(fields: "id") { id: ID! title: String! }
    type Subscription { ticked(for: ID!): Tick! } type Tick { number: Int! item: Item! ${hasNote ? 'note: String' : ''} }`;
  const stock = 'type Item @key(fields: "id") { id: ID! left: Int! }';
  const definitions = [
    { name: 'items', url: urls.items, sdl: items },
    { name: 'stock', url: urls.stock, sdl: stock },
    ...['one', 'two', 'three'].map((name) => ({ name, url: `http://127.0.0.1:9/${name}`, sdl: '' })),
  ];
  const services = definitions.map(({ name, url, sdl }, index) => ({ name, url, typeDefs: parse(LINK + sdl + ballast(index)) }));
  const result = composeServices(services);
  if (result.supergraphSdl === undefined) throw new Error(result.errors?.map(({ message }) => message).join('; '));
  return result.supergraphSdl;
}

/** Entities that point to those of the next subgraph, which add to them. */
function ballast(subgraph: number): string {
  const next = (subgraph + 1) % SUBGRAPHS;
  const types = Array.from({ length: TYPES_EACH }, (_, type) => {
    const fields = Array.from({ length: 10 }, (_, field) => `"Field ${field}." f${subgraph}_${field}(a: Int, b: String): String`).join('\n');
    return `"Type ${type} of ${subgraph}: something with words." type T${subgraph}_${type} @key(fields: "id") { "The id." id: ID! ${fields} other: T${next}_${type} }
      type T${next}_${type} @key(fields: "id") { id: ID! from${subgraph}: Int! }
      extend type Query { t${subgraph}_${type}(id: ID!): T${subgraph}_${type} }`;
  });
  return types.join('\n');
}

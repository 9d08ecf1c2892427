import type { TestSubgraph } from './supergraph.test-support.js';

interface User {
  readonly __typename: 'User';
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly friendIds: readonly string[];
}
interface Book {
  readonly __typename: 'Book';
  readonly id: string;
  readonly isbn: string;
  readonly title: string;
  readonly grams: number | null;
  readonly authorId: string;
}
interface Gadget {
  readonly __typename: 'Gadget';
  readonly id: string;
  readonly sku: string;
  readonly maker: { readonly code: string };
  readonly title: string;
  readonly parts: readonly (readonly (string | null)[])[];
}
interface Review {
  readonly __typename: 'Review';
  readonly id: string;
  readonly stars: number;
  readonly text: string | null;
  readonly authorId: string;
  readonly productId: string;
}
type Product = Book | Gadget;

const users: readonly User[] = [
  { __typename: 'User', id: 'u1', name: 'Анна', email: 'anna@example.org', friendIds: ['u2', 'u3', 'u2'] },
  { __typename: 'User', id: 'u2', name: 'Boris "B"', email: null, friendIds: ['u1'] },
  { __typename: 'User', id: 'u3', name: 'Vera\n', email: 'vera@example.org', friendIds: [] },
];
const products: readonly Product[] = [
  { __typename: 'Book', id: 'p1', isbn: '978-1', title: 'Roads', grams: 300, authorId: 'u3' },
  { __typename: 'Gadget', id: 'p2', sku: 'g', maker: { code: 'acme' }, title: 'Lamp', parts: [['bulb', null], [], ['foot']] },
  { __typename: 'Book', id: 'p3', isbn: '978-3', title: 'Houses', grams: null, authorId: 'u1' },
  { __typename: 'Gadget', id: 'p4', sku: 'g', maker: { code: 'zeta' }, title: 'Level', parts: [] },
];
const reviews: readonly Review[] = [
  { __typename: 'Review', id: 'r1', stars: 5, text: 'good', authorId: 'u1', productId: 'p1' },
  { __typename: 'Review', id: 'r2', stars: 1, text: null, authorId: 'u2', productId: 'p2' },
  { __typename: 'Review', id: 'r3', stars: 4, text: 'fine', authorId: 'u1', productId: 'p2' },
  { __typename: 'Review', id: 'r4', stars: 3, text: '', authorId: 'u3', productId: 'p3' },
];

const userBy = (id: string): User | null => users.find((user) => user.id === id) ?? null;
const productBy = (id: string): Product | null => products.find((product) => product.id === id) ?? null;
const bookBy = (key: { id?: string; isbn?: string }): Book | null =>
  products.find((product): product is Book => product.__typename === 'Book' && (product.id === key.id || product.isbn === key.isbn)) ??
  null;
const gadgetBy = (key: { sku: string; maker: { code: string } }): Gadget | null =>
  products.find(
    (product): product is Gadget => product.__typename === 'Gadget' && product.sku === key.sku && product.maker.code === key.maker.code,
  ) ?? null;

const accounts: TestSubgraph = {
  name: 'accounts',
  sdl: `
    "Somebody with an account"
    type User implements Node @key(fields: "id") {
      id: ID!
      "Full name"
      name(upper: Boolean = false): String!
      email: String
      mail: String @deprecated(reason: "Use email.")
      friends("At most this many" first: Int = 10): [User!]!
    }
    interface Node { id: ID! }
    type Query { me: User user(id: ID!): User users(first: Int = 10): [User!]! userGrid: [[User]!] nodes: [Node!]! }
  `,
  resolvers: {
    User: {
      __resolveReference: ({ id }: { id: string }) => userBy(id),
      name: ({ name }: User, { upper }: { upper: boolean }) => (upper ? name.toUpperCase() : name),
      mail: ({ email }: User) => email,
      friends: ({ friendIds }: User, { first }: { first: number }) => friendIds.slice(0, first).map(userBy),
    },
    Query: {
      me: () => userBy('u1'),
      user: (_: unknown, { id }: { id: string }) => userBy(id),
      users: (_: unknown, { first }: { first: number }) => users.slice(0, first),
      userGrid: () => [[userBy('u1'), null, userBy('u2')], [], [userBy('u1')]],
      nodes: () => [users[0], users[2]],
    },
  },
};

const catalog: TestSubgraph = {
  name: 'catalog',
  sdl: `
    enum Unit { GRAM KILOGRAM }
    "Something on sale"
    interface Product { id: ID! title: String! }
    type Book implements Product @key(fields: "id") @key(fields: "isbn") {
      id: ID! isbn: String! title: String! grams: Int weight(unit: Unit = GRAM): Float author: User!
      label: String
    }
    type Gadget implements Product @key(fields: "id") @key(fields: "sku maker { code }") {
      id: ID! sku: String! maker: Maker! title: String! parts: [[String]!]
      label: Int
    }
    type Maker @shareable { code: String! }
    type User @key(fields: "id") { id: ID! wrote: [Book!]! }
    union Found = Book | Gadget | User
    input Filter { titlePrefix: String = "" ids: [ID!] }
    type Query { products(filter: Filter): [Product!]! product(id: ID!): Product search(from: Int! = 0): [Found] books: [Book!]! }
  `,
  resolvers: {
    Book: {
      __resolveReference: bookBy,
      author: ({ authorId }: Book) => userBy(authorId),
      weight: ({ grams }: Book, { unit }: { unit: string }) => (grams === null ? null : unit === 'GRAM' ? grams : grams / 1000),
      label: ({ isbn }: Book) => `ISBN ${isbn}`,
    },
    Gadget: {
      __resolveReference: (key: { id?: string; sku: string; maker: { code: string } }) =>
        key.id === undefined ? gadgetBy(key) : productBy(key.id),
      label: ({ sku }: Gadget) => sku.length,
    },
    User: {
      __resolveReference: ({ id }: { id: string }) => userBy(id),
      wrote: ({ id }: User) => products.filter((product) => product.__typename === 'Book' && product.authorId === id),
    },
    Query: {
      products: (_: unknown, { filter }: { filter?: { titlePrefix: string; ids?: string[] } }) =>
        products.filter(({ id, title }) => title.startsWith(filter?.titlePrefix ?? '') && (filter?.ids?.includes(id) ?? true)),
      product: (_: unknown, { id }: { id: string }) => productBy(id),
      search: (_: unknown, { from }: { from: number }) => [...products, null, ...users].slice(from),
      books: () => products.filter((product) => product.__typename === 'Book'),
    },
  },
};

const reviewing: TestSubgraph = {
  name: 'reviews',
  sdl: `
    type Review @key(fields: "id") { id: ID! stars: Int! text: String author: User! subject: Subject! }
    union Subject = Book | Gadget
    type User @key(fields: "id") { id: ID! reviews(minStars: Int = 0): [Review!]! }
    type Book @key(fields: "isbn") { isbn: String! reviews: [Review!]! }
    type Gadget @key(fields: "sku maker { code }") { sku: String! maker: Maker! reviews: [Review!]! }
    type Maker @shareable { code: String! }
    type Query { reviews: [Review!]! latest: Review }
  `,
  resolvers: {
    Review: {
      __resolveReference: ({ id }: { id: string }) => reviews.find((review) => review.id === id) ?? null,
      author: ({ authorId }: Review) => userBy(authorId),
      subject: ({ productId }: Review) => productBy(productId),
    },
    User: {
      __resolveReference: ({ id }: { id: string }) => userBy(id),
      reviews: ({ id }: User, { minStars }: { minStars: number }) =>
        reviews.filter((review) => review.authorId === id && review.stars >= minStars),
    },
    Book: { __resolveReference: bookBy, reviews: ({ id }: Book) => reviews.filter((review) => review.productId === id) },
    Gadget: { __resolveReference: gadgetBy, reviews: ({ id }: Gadget) => reviews.filter((review) => review.productId === id) },
    Query: { reviews: () => reviews, latest: () => reviews[3] },
  },
};

const shipping: TestSubgraph = {
  name: 'shipping',
  sdl: `
    enum Unit { GRAM KILOGRAM }
    type Book @key(fields: "id") @key(fields: "isbn") {
      id: ID!
      isbn: String!
      grams: Int @external
      weight(unit: Unit = GRAM): Float @external
      postage(fast: Boolean = false): Int @requires(fields: "grams")
      crates: Float @requires(fields: "weight(unit: KILOGRAM)")
    }
    type Gadget @key(fields: "id") { id: ID! depots: [String!]! }
    type Query { stock: [Book!]! }
  `,
  resolvers: {
    Book: {
      __resolveReference: (given: { id?: string; isbn?: string; grams?: number | null; weight?: number | null }) => ({
        ...bookBy(given),
        grams: given.grams,
        weight: given.weight,
      }),
      postage: ({ grams }: { grams: number | null }, { fast }: { fast: boolean }) =>
        grams === null || grams === undefined ? null : grams * (fast ? 2 : 1),
      crates: (book: { weight?: number | null; grams?: number | null }) => {
        const kilograms = book.weight ?? (typeof book.grams === 'number' ? book.grams / 1000 : null);
        return kilograms === null ? null : kilograms / 10;
      },
    },
    Gadget: {
      __resolveReference: ({ id }: { id: string }) => productBy(id),
      depots: ({ maker }: Gadget) => [`${maker.code}-north`, `${maker.code}-south`],
    },
    Query: { stock: () => products.filter((product) => product.__typename === 'Book') },
  },
};

/** Four subgraphs that refer to one another both ways: users, products, reviews of products by users, and shipping. */
export const SHOP: readonly TestSubgraph[] = [accounts, catalog, reviewing, shipping];

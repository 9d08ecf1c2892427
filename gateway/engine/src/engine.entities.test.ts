import { SHOP } from './testing/shop.test-support.js';
import { supergraphOf } from './testing/supergraph.test-support.js';

const shop = supergraphOf(SHOP);

test('an entity of one subgraph is completed by another', async () => {
  const { data, errors } = await shop.run('{ me { name reviews { stars } } }');
  expect(errors).toBeUndefined();
  expect(data).toEqual({ me: { name: 'Анна', reviews: [{ stars: 5 }, { stars: 4 }] } });
  expect(shop.requests.map(({ subgraph }) => subgraph)).toEqual(['accounts', 'reviews']);
});

test('references lead both ways and back again', async () => {
  const { data } = await shop.run('{ latest { author { name wrote { title reviews { author { name } } } } } }');
  expect(data).toEqual({ latest: { author: { name: 'Vera\n', wrote: [{ title: 'Roads', reviews: [{ author: { name: 'Анна' } }] }] } } });
});

test('a list of entities costs one request, in which each entity is asked for once', async () => {
  const { data } = await shop.run('{ reviews { author { name } } }');
  expect(data).toEqual({ reviews: ['Анна', 'Boris "B"', 'Анна', 'Vera\n'].map((name) => ({ author: { name } })) });
  expect(shop.requests).toHaveLength(2);
  expect(shop.requests[1]!.variables).toEqual({ representations: ['u1', 'u2', 'u3'].map((id) => ({ __typename: 'User', id })) });
});

test('entities at several places of one subgraph travel in one request', async () => {
  const { data } = await shop.run(
    '{ me { reviews { stars } } user(id: "u2") { reviews { text } } users { friends { reviews(minStars: 5) { id } } } }',
  );
  expect(data).toMatchObject({ me: { reviews: [{ stars: 5 }, { stars: 4 }] }, user: { reviews: [{ text: null }] } });
  expect(shop.requests.map(({ subgraph }) => subgraph)).toEqual(['accounts', 'reviews']);
});

test('parts that several places share are completed everywhere', async () => {
  const { data } = await shop.run(
    '{ reviews { author { id reviews { subject { ... on Book { postage } ... on Gadget { depots title } } } } } }',
  );
  const lamp = { depots: ['acme-north', 'acme-south'], title: 'Lamp' };
  const anna = { id: 'u1', reviews: [{ subject: { postage: 300 } }, { subject: lamp }] };
  expect(data).toEqual({
    reviews: [
      { author: anna },
      { author: { id: 'u2', reviews: [{ subject: lamp }] } },
      { author: anna },
      { author: { id: 'u3', reviews: [{ subject: { postage: null } }] } },
    ],
  });
});

test('entities in nested lists are found, nulls and empty lists stay', async () => {
  const { data } = await shop.run('{ userGrid { name reviews { id } } }');
  const anna = { name: 'Анна', reviews: [{ id: 'r1' }, { id: 'r3' }] };
  expect(data).toEqual({ userGrid: [[anna, null, { name: 'Boris "B"', reviews: [{ id: 'r2' }] }], [], [anna]] });
});

test('nothing is sent for entities that are not there', async () => {
  const { data } = await shop.run('{ user(id: "nobody") { name reviews { id } } }');
  expect(data).toEqual({ user: null });
  expect(shop.requests).toHaveLength(1);
});

test('the context reaches every subgraph untouched', async () => {
  const context = { viewer: 'anna' };
  await shop.run('{ me { reviews { id } } }', {}, context);
  expect(shop.requests.map((request) => request.context)).toEqual([context, context]);
  expect(shop.requests[0]!.context).toBe(context);
});

describe('keys', () => {
  test('each subgraph gets the key that it knows', async () => {
    const { data } = await shop.run(
      '{ products { title ... on Book { reviews { id } postage } ... on Gadget { depots reviews { id } } } }',
    );
    expect(data).toEqual({
      products: [
        { title: 'Roads', reviews: [{ id: 'r1' }], postage: 300 },
        { title: 'Lamp', depots: ['acme-north', 'acme-south'], reviews: [{ id: 'r2' }, { id: 'r3' }] },
        { title: 'Houses', reviews: [{ id: 'r4' }], postage: null },
        { title: 'Level', depots: ['zeta-north', 'zeta-south'], reviews: [] },
      ],
    });
  });

  test('a composite key tells apart what part of it does not', async () => {
    const { data } = await shop.run(
      '{ a: product(id: "p2") { ... on Gadget { depots } } b: product(id: "p4") { ... on Gadget { depots } } }',
    );
    expect(data).toEqual({ a: { depots: ['acme-north', 'acme-south'] }, b: { depots: ['zeta-north', 'zeta-south'] } });
  });

  test('a key that a subgraph lacks is fetched through a third', async () => {
    const { data } = await shop.run('{ reviews { subject { ... on Book { postage title } } } }');
    expect(data).toMatchObject({
      reviews: [
        { subject: { postage: 300, title: 'Roads' } },
        { subject: {} },
        { subject: {} },
        { subject: { postage: null, title: 'Houses' } },
      ],
    });
  });
});

/**
 * Every field of the graph, asked for alone by everybody who asks for what is not theirs, and by somebody entitled. What each should be told
 * is in `expectations.txt`, written by hand.
 */
import { readExpectations } from './matrix/expectations.js';
import { GRAPH_FIELDS } from './matrix/graph-fields.js';
import { judgeField } from './matrix/judge-field.js';
import { PAYLOAD_TYPES } from './mutations/calls.js';
import { pathTo, SECOND_WAYS } from './paths/paths.js';
import { openWorld, type World } from './world/world.js';

const expectations = readExpectations();
const places = [...GRAPH_FIELDS.keys(), ...SECOND_WAYS].sort();
const typeOf = (place: string): string => place.split('.')[0]!;
/** Judged by the tests of mutations and of subscriptions. */
const ELSEWHERE = new Set(['Mutation', 'Subscription', ...PAYLOAD_TYPES]);
const judged = Map.groupBy(
  places.filter((place) => pathTo(place) !== undefined && expectations.has(place)),
  typeOf,
);

describe('the expectations', () => {
  test('have a line for every field of the graph, and for no other', () => {
    const missing = places.filter((place) => !expectations.has(place)).map((place) => `write a line into expectations.txt: ${place}`);
    const unknown = [...expectations.keys()].filter((place) => !places.includes(place)).map((place) => `take the line out, there is no such field: ${place}`);
    expect([...missing, ...unknown]).toEqual([]);
  });

  test('can all be tried: there is a way to the objects of every type', () => {
    const lost = [...new Set(places.filter((place) => pathTo(place) === undefined && !ELSEWHERE.has(typeOf(place))).map(typeOf))];
    expect(lost.map((type) => `write a path in paths/*.paths.ts to a ${type}`)).toEqual([]);
  });
});

describe('everybody is told what the expectations say, and no secret', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world?.stop());

  test.each([...judged])('of %s', async (_, ofType) => {
    const wrong = [];
    for (const place of ofType) wrong.push(...(await complaintsAbout(world, place)));
    expect(wrong).toEqual([]);
  });
});

/** What is not as the expectations say, in words. */
async function complaintsAbout(world: World, place: string): Promise<string[]> {
  const expected = expectations.get(place)!;
  const [secret, open] = await Promise.all([judgeField(world, place, 'secret'), judgeField(world, place, 'open')]);
  const complaints = [...secret.leaks, ...open.leaks].map((leak) => `${place}: ${leak}`);
  if (secret.letters !== expected.secret || open.letters !== expected.open) {
    complaints.push(`${place}: should be ${expected.secret} ${expected.open}, is ${secret.letters} ${open.letters}`);
  }
  const seen = secret.seen || open.seen;
  if (!seen && !expected.nobody) complaints.push(`${place}: nobody sees a value, the entitled neither: set one in world/*.ts`);
  if (seen && expected.nobody) complaints.push(`${place}: somebody sees a value, and it should be nobody`);
  return complaints;
}

/**
 * Every mutation, tried with an input that could succeed by everybody who should not, and then by somebody who should. Who is refused has
 * changed nothing. What each should be told is in `expectations.txt`, written by hand.
 */
import { STRANGERS } from './cast/strangers.js';
import { NO_WAY, readExpectations, type Expectation } from './matrix/expectations.js';
import { GRAPH_FIELDS } from './matrix/graph-fields.js';
import { CALLS, payloadTypes } from './mutations/calls.js';
import { databaseDigest } from './mutations/database-digest.js';
import { tryCall } from './mutations/try-call.js';
import { secretsFrom } from './world/canaries.js';
import { openWorld, type World } from './world/world.js';

const expectations = readExpectations();
const mutations = [...GRAPH_FIELDS.keys()].flatMap((place) => (place.startsWith('Mutation.') ? [place.slice('Mutation.'.length)] : []));
const fieldsOf = (type: string): string[] => [...GRAPH_FIELDS.keys()].filter((place) => place.startsWith(`${type}.`));

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world?.stop());

test('there is a call of every mutation', () => {
  expect(mutations.filter((mutation) => CALLS[mutation] === undefined).map((mutation) => `write an input that could succeed into mutations/calls.ts: ${mutation}`)).toEqual([]);
  expect(Object.keys(CALLS).filter((mutation) => !mutations.includes(mutation))).toEqual([]);
});

describe('who may not is refused and has changed nothing, who may may', () => {
  test.each(Object.keys(CALLS))('%s', async (mutation) => {
    const expected = expectations.get(`Mutation.${mutation}`)!;
    const { letters, column } = oneColumnOf(expected);
    let told = '';
    for (const [index, name] of STRANGERS.entries()) {
      const before = await databaseDigest(world.database.adminUrl);
      const { letter, text } = await tryCall(world.cast[name], mutation, world.ids);
      told += letter;
      expect(secretsFrom(name).filter((secret) => text.includes(secret))).toEqual([]);
      if (letters[index] !== 'o') expect(await databaseDigest(world.database.adminUrl)).toBe(before);
      if (letter === '!') throw new Error(`${mutation} by ${name}: ${text}`);
    }
    expect(`Mutation.${mutation} ${told}`).toBe(`Mutation.${mutation} ${letters}`);

    const done = await tryCall(world.cast[CALLS[mutation]!.by], mutation, world.ids);
    expect(done).toMatchObject({ letter: 'o', text: expect.any(String) as string });
    for (const place of payloadTypes(mutation).flatMap(fieldsOf)) {
      expect([place, expectations.get(place)![column]]).toEqual([place, letters]);
      expect([place, valuesOf(done.payload, place.split('.')[1]!).length > 0]).toEqual([place, true]);
    }
  });
});

/** A mutation is refused to all strangers but for what is their own: one of the columns says it. */
function oneColumnOf({ secret, open }: Expectation): { letters: string; column: 'secret' | 'open' } {
  if ((secret === NO_WAY) === (open === NO_WAY)) throw new Error('A mutation has letters in one column, and dots in the other');
  return secret === NO_WAY ? { letters: open, column: 'open' } : { letters: secret, column: 'secret' };
}

/** Everything that a success says under a name, however deep. */
function valuesOf(value: unknown, name: string): unknown[] {
  if (Array.isArray(value)) return value.flatMap((item) => valuesOf(item, name));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [...(key === name ? [inner].flat().filter((found) => found != null) : []), ...valuesOf(inner, name)]);
}

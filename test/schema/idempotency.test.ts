/** A retry of any mutation is safe: it takes a key, or doing it twice is the same as doing it once. */
import { buildSchema, getNamedType, isInputObjectType } from 'graphql';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const schema = buildSchema(readFileSync(join(import.meta.dirname, '../../schema/public.graphql'), 'utf8'));

/** Why a mutation needs no key. */
const SAFE_WITHOUT: Readonly<Record<string, string>> = {
  endMySessions: 'creates nothing: whoever is signed out stays so, and a retry needs a new token anyway',
  endSessions: 'creates nothing: sessions that have ended stay ended',
  rebuildInsights: 'creates nothing: the same events give the same figures; a second one at the same time is refused',
  revokeRole: 'creates nothing: a role that was taken away is not held any more',
  updateAgencyPage: 'sets values: writing the same ones again changes nothing',
  updateProfile: 'sets values: writing the same ones again changes nothing',
};

const mutations = Object.values(schema.getMutationType()!.getFields());

/** The key in the input of a mutation. */
function keyOf(name: string) {
  const input = getNamedType(mutations.find((mutation) => mutation.name === name)?.args.find((arg) => arg.name === 'input')?.type);
  return isInputObjectType(input) ? input.getFields()['idempotencyKey'] : undefined;
}

test.each(mutations.map(({ name }) => name))('%s takes a key, or stands in the list of those that need none', (name) => {
  expect([name, keyOf(name) !== undefined]).toEqual([name, SAFE_WITHOUT[name] === undefined]);
});

test('the list names no mutation that is gone', () => {
  const names = new Set(mutations.map(({ name }) => name));
  expect(Object.keys(SAFE_WITHOUT).filter((name) => !names.has(name))).toEqual([]);
});

test('every key is a text, described by the same words', () => {
  const keys = mutations.flatMap(({ name }) => keyOf(name) ?? []);
  expect([...new Set(keys.map(({ type }) => String(type)))].sort()).toEqual(['String', 'String!']);
  expect(new Set(keys.map(({ description }) => description)).size).toBe(1);
});

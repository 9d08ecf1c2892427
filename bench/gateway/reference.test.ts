import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeRegion } from './example/data.ts';
import { Lookups } from './example/lookups.ts';
import { OPERATIONS } from './operations/operations.ts';
import { ReferenceShots, WrongAnswer } from './reference.ts';

const lookups = new Lookups(makeRegion());
type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

for (const operation of OPERATIONS) {
  /** A request of this operation and the right answer to it. */
  const prepare = (): { check(status: number, answer: Json): void; data: Json } => {
    const shot = new ReferenceShots(operation, lookups).next();
    const { variables } = JSON.parse(shot.body.toString()) as { variables: never };
    const data = operation.reference(lookups, variables, 1) as Json;
    return { data, check: (status, answer) => shot.check(status, Buffer.from(JSON.stringify(answer))) };
  };

  test(`${operation.name}: a right answer passes, whatever came before`, () => {
    const { check, data } = prepare();
    check(200, { data });
    assert.throws(() => check(200, { data: null }), WrongAnswer);
    check(200, { data });
  });

  test(`${operation.name}: one wrong value anywhere is caught, also after right answers`, () => {
    const { check, data } = prepare();
    check(200, { data });
    const paths = leaves(data);
    assert.ok(paths.length > 0);
    for (const path of paths.filter((_, index) => index % Math.ceil(paths.length / 50) === 0)) {
      assert.throws(() => check(200, { data: withOtherLeaf(data, path) }), WrongAnswer, path.join('.'));
    }
  });

  test(`${operation.name}: errors beside right data, another status, and what is no JSON are caught`, () => {
    const { check, data } = prepare();
    assert.throws(() => check(200, { data, errors: [{ message: 'x' }] }), WrongAnswer);
    assert.throws(() => check(500, { data }), WrongAnswer);
    assert.throws(() => new ReferenceShots(operation, lookups).next().check(200, Buffer.from('<html>')), WrongAnswer);
  });

  test(`${operation.name}: no two requests under way are the same`, () => {
    const shots = new ReferenceShots(operation, lookups);
    const atOnce = operation.connections ?? 50;
    const bodies = new Set(Array.from({ length: atOnce + 1 }, () => shots.next().body.toString()));
    assert.equal(bodies.size, atOnce + 1);
  });
}

function leaves(value: Json, path: string[] = []): string[][] {
  if (value === null || typeof value !== 'object') return [path];
  return Object.entries(value).flatMap(([key, child]) => leaves(child, [...path, key]));
}

function withOtherLeaf(value: Json, [key, ...rest]: readonly string[]): Json {
  if (key === undefined) return value === null ? 'something' : null;
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as { [key: string]: Json };
  copy[key] = withOtherLeaf(copy[key]!, rest);
  return copy;
}

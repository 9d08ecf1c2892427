import assert from 'node:assert/strict';
import { test } from 'node:test';
import { growth } from './memory.ts';

const at = (...values: number[]) => values.map((value, index) => ({ at: 1_000 + index * 60, value }));

test('a straight line has grown by what it has grown, and a level one by nothing', () => {
  assert.equal(growth(at(200, 210, 220)), 0.1);
  assert.equal(growth(at(200, 200, 200)), 0);
  assert.equal(growth(at(200, 150, 100)), -0.5);
});

test('waves around a level are no growth', () => assert.ok(Math.abs(growth(at(100, 110, 100, 110, 100, 110, 100))) < 0.001));

test('one sample has not grown', () => assert.equal(growth(at(100)), 0));

import { execute, parse, validate } from 'graphql';
import { plainSchemaOf } from './testing/plain-schema.test-support.js';
import { randomQuery } from './testing/random-operation.test-support.js';
import { Random } from './testing/random.test-support.js';
import { SHOP } from './testing/shop.test-support.js';
import { supergraphOf } from './testing/supergraph.test-support.js';

const SEED = Number(process.env['SEED'] ?? 20_261_122);
const OPERATIONS = Number(process.env['OPERATIONS'] ?? 400);
const SCALARS = { Int: [0, 1, 2, 4], ID: ['u1', 'u2', 'p1', 'p2', 'none'], String: ['R', '', 'L'], Boolean: [true, false], Float: [0.5] };

test('random queries get the answer that graphql-js gives on one schema', async () => {
  const shop = supergraphOf(SHOP);
  const plain = plainSchemaOf(shop.engine.apiSchema, SHOP);
  const random = new Random(SEED);
  let compared = 0; let invalid = 0; const failed: Record<string, number> = {}; const diffs: unknown[] = [];
  while (compared < OPERATIONS) {
    const { text, variables } = randomQuery(plain, SCALARS, random);
    const document = parse(text);
    if (validate(plain, document).length > 0) { invalid++; continue; }
    compared++;
    const expected = JSON.parse(JSON.stringify(await execute({ schema: plain, document, variableValues: variables })));
    try {
      const actual = await shop.run(text, variables);
      if (JSON.stringify(actual.data) !== JSON.stringify(expected.data)) diffs.push({ text, variables, expected: JSON.stringify(expected), actual: JSON.stringify(actual), });
    } catch (error) { const m = (error as Error).message; failed[m] = (failed[m] ?? 0) + 1; if (failed[m] === 1) console.log(m, text); }
  }
  console.log({ compared, invalid, failed, diffs: diffs.length });
  (await import('node:fs')).writeFileSync('/tmp/engine-scratch/diffs.json', JSON.stringify(diffs, null, 1));
}, 120_000);

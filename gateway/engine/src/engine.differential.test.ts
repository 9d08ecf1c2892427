import { execute, parse, validate } from 'graphql';
import { plainSchemaOf } from './testing/plain-schema.test-support.js';
import { randomQuery } from './testing/random-operation.test-support.js';
import { Random } from './testing/random.test-support.js';
import { SHOP } from './testing/shop.test-support.js';
import { supergraphOf } from './testing/supergraph.test-support.js';

/** `SEED` and `OPERATIONS` of the environment widen the search; a failure prints the operation, which needs no seed. */
const SEED = Number(process.env['SEED'] ?? 20_261_122);
const OPERATIONS = Number(process.env['OPERATIONS'] ?? 150);
const SCALARS = { Int: [0, 1, 2, 4], ID: ['u1', 'u2', 'p1', 'p2', 'none'], String: ['R', '', 'L'], Boolean: [true, false], Float: [0.5] };

const shop = supergraphOf(SHOP);
const plain = plainSchemaOf(shop.engine.apiSchema, SHOP);

test(`${OPERATIONS} random queries (seed ${SEED}) get byte for byte the answer that graphql-js gives on one schema`, async () => {
  const random = new Random(SEED);
  for (let compared = 0; compared < OPERATIONS; ) {
    const { text, variables } = randomQuery(plain, SCALARS, random);
    const document = parse(text);
    if (validate(plain, document).length > 0) continue;
    const expected = await execute({ schema: plain, document, variableValues: variables });
    const actual = await shop.run(text, variables).catch((error: unknown) => ({ failed: String(error) }));
    expect({ text, variables, answer: JSON.stringify(actual) }).toEqual({ text, variables, answer: JSON.stringify(expected) });
    compared++;
  }
});

import { parse, validate, type DocumentNode } from 'graphql';
import { createEngine, type Engine } from './engine.js';
import { plainSchemaOf } from './testing/plain-schema.test-support.js';
import { randomQuery } from './testing/random-operation.test-support.js';
import { Random } from './testing/random.test-support.js';
import { SHOP } from './testing/shop.test-support.js';
import { serialise, subgraphsInProcess, supergraphOf } from './testing/supergraph.test-support.js';
import type { SerialisedResponse, SubgraphResponse } from './transport.js';

/** `SEED` and `OPERATIONS` of the environment widen the search. */
const SEED = Number(process.env['SEED'] ?? 20_261_122);
const OPERATIONS = Number(process.env['OPERATIONS'] ?? 40);
const SCALARS = { Int: [0, 1, 2, 4], ID: ['u1', 'u2', 'p1', 'p2', 'none'], String: ['R', '', 'L'], Boolean: [true, false], Float: [0.5] };
const TEXTS = ['', 'Яма', 'quote " and \\', 'line\nbreak \u0001', '🙂', 'lone \ud83d', 'separator \u2028', 'RED'];

const { supergraphSdl, engine: ordinary } = supergraphOf(SHOP);
const ask = subgraphsInProcess(SHOP);
const plain = plainSchemaOf(ordinary.apiSchema, SHOP);

/** Changes values here and there, in the same way for the same seed: nulls, foreign texts, wrong shapes, what is missing or too much. */
function damage(value: unknown, random: Random, chance: number): unknown {
  if (random.chance(chance)) return random.pick<() => unknown>([() => null, () => random.pick(TEXTS), () => 7, () => [], () => ({}), () => true, () => [null, 'x']])();
  if (Array.isArray(value)) return value.map((item) => damage(item, random, chance));
  if (typeof value !== 'object' || value === null) return typeof value === 'string' && random.chance(0.2) ? random.pick(TEXTS) : value;
  const entries = Object.entries(value).filter(() => !random.chance(chance / 4));
  if (random.chance(chance / 4)) entries.reverse();
  if (random.chance(chance / 4)) entries.push(['surplus', 1]);
  return Object.fromEntries(entries.map(([key, item]) => [key, key === '__typename' && !random.chance(0.02) ? item : damage(item, random, chance)]));
}

/** The same JSON in another form. */
function otherForm(text: string, random: Random): string {
  if (random.chance(0.3)) return `${text}\n`;
  if (random.chance(0.2)) return text.replace(/[\u0080-\uffff]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return random.chance(0.1) ? JSON.stringify(JSON.parse(text), null, 1) : text;
}

function seedOf(...texts: string[]): number {
  return [...texts.join('\0')].reduce((sum, letter) => (Math.imul(sum, 31) + letter.codePointAt(0)!) | 0, SEED);
}

/** Both engines get the same answers, one as objects and one as bytes. Requests of the same text get the same damage. */
function enginesWith(chance: number) {
  const reading = { answers: 0, parsed: 0 };
  async function answer(subgraph: string, query: string, body: string): Promise<SubgraphResponse> {
    const { variables } = JSON.parse(body) as { variables?: Record<string, unknown> };
    const response = await ask(subgraph, query, variables, null);
    return { ...response, data: damage(response.data, new Random(seedOf(subgraph, query)), chance) as SubgraphResponse['data'] };
  }
  const objects = createEngine({ supergraphSdl, transport: { execute: ({ subgraph, query, body }) => answer(subgraph, query, body) } });
  const bytes = createEngine({
    supergraphSdl,
    layoutsAtOnce: true,
    transport: {
      serialised: true,
      async execute({ subgraph, query, body }): Promise<SerialisedResponse> {
        const text = otherForm(JSON.stringify(await answer(subgraph, query, body)), new Random(seedOf(query)));
        reading.answers++;
        return {
          bytes: Buffer.from(text),
          parse() {
            reading.parsed++;
            return JSON.parse(text) as SubgraphResponse;
          },
        };
      },
    },
  });
  return { objects, bytes, reading };
}

describe.each([
  ['sound', 0],
  ['slightly damaged', 0.004],
  ['damaged', 0.08],
])('answers that are %s', (_, chance) => {
  const { objects, bytes, reading } = enginesWith(chance);

  test(`give the same whether they are read from bytes or from objects (${OPERATIONS} random queries, seed ${SEED})`, async () => {
    const random = new Random(SEED + chance * 1_000);
    for (let compared = 0; compared < OPERATIONS; ) {
      const { text, variables } = randomQuery(plain, SCALARS, random);
      const document = parse(text);
      if (validate(objects.apiSchema, document).length > 0 || !isPlanned(objects, document, text)) continue;
      const expected = await objects.execute(await objects.prepare(document, text), { variables });
      const found = await bytes.execute(await bytes.prepare(document, text), { variables });
      const errors = (result: typeof found): unknown => result.errors?.map((error) => error.toJSON());
      expect({ text, variables, data: normal(found.json), errors: errors(found) }).toEqual({ text, variables, data: normal(expected.json), errors: errors(expected) });
      expect(Buffer.from(found.utf8!, 'latin1').toString()).toBe(found.json);
      compared++;
    }
  });

  test('and both ways of reading are taken', () => {
    expect(reading.parsed).toBeGreaterThan(0);
    expect(reading.answers).toBeGreaterThan(reading.parsed);
  });
});

test('answers to an operation that comes for the first time are parsed, later ones are read from their bytes, with the same result', async () => {
  let parsed = 0;
  const engine = createEngine({
    supergraphSdl,
    transport: {
      serialised: true,
      async execute({ subgraph, query, body, context }): Promise<SerialisedResponse> {
        const { variables } = JSON.parse(body) as { variables?: Record<string, unknown> };
        const { bytes, parse } = serialise(await ask(subgraph, query, variables, context));
        return { bytes, parse: () => (parsed++, parse()) };
      },
    },
  });
  const text = '{ users { id name } }';
  const run = async () => (await engine.execute(await engine.prepare(parse(text), text), {})).json;
  const first = await run();
  const parsedAtFirst = parsed;
  expect([await run(), await run()]).toEqual([first, first]);
  expect([parsedAtFirst > 0, parsed]).toEqual([true, parsedAtFirst]);
});

/** The planner finds no plan for some (see README.md). */
function isPlanned(engine: Engine, document: DocumentNode, text: string): boolean {
  try {
    void engine.prepare(document, text);
    return true;
  } catch (error) {
    if (/Failed to plan/.test(String(error))) return false;
    throw error;
  }
}

/** Escapes are left as a subgraph writes them. The order of keys counts. */
function normal(json: string | null): string | null {
  return json === null ? null : JSON.stringify(JSON.parse(json));
}

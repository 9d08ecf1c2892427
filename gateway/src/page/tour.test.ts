import { readFileSync } from 'node:fs';
import { buildSchema, getOperationAST, getVariableValues, parse, validate } from 'graphql';
import { tourTabs } from './tour.js';

const schema = buildSchema(readFileSync(new URL('../../../schema/public.graphql', import.meta.url), 'utf8'));

describe.each(['ru', 'en'] as const)('the tour in %s', (locale) => {
  test.each(tourTabs(locale).map((tab) => [tab.query.split('\n')[0], tab]))('%s fits the graph', (_title, { query, variables = '{}' }) => {
    const document = parse(query);
    expect(validate(schema, document)).toEqual([]);
    const given = JSON.parse(variables) as Record<string, unknown>;
    expect(getVariableValues(schema, getOperationAST(document)!.variableDefinitions!, given).errors).toBeUndefined();
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { buildSchema, getIntrospectionQuery, GraphQLError, Kind, parse, validate, type DocumentNode } from 'graphql';
import { tourTabs } from '../page/tour.js';
import { Admission } from './admission.js';
import { CostPolicy } from './cost/cost-policy.js';
import { DEFAULT_OPERATION_LIMITS } from './operation-limits.js';

/** The defaults let every operation of our own clients pass, the largest page in place of each page size that is a variable. */
const LARGEST_PAGE = 100;

const root = new URL('../../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const schema = buildSchema(read('schema/public.graphql'));
const admission = new Admission(DEFAULT_OPERATION_LIMITS);
const costs = new CostPolicy(DEFAULT_OPERATION_LIMITS.cost, () => read('schema/supergraph.graphql'));

function filesIn(folder: string, pattern: RegExp): string[] {
  return readdirSync(new URL(folder, root), { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : filesIn(`${folder}${entry.name}/`, pattern);
    return pattern.test(entry.name) ? [`${folder}${entry.name}`] : [];
  });
}

/** Blocks of documents, template literals and texts of programs that look like operations. */
function textsIn(path: string): string[] {
  const text = read(path);
  if (path.endsWith('.graphql')) return [text];
  const pattern = path.endsWith('.md') ? /```graphql.*\n([^]*?)```/g : /`((?:#[^\n]*\n|\s)*(?:query|mutation|subscription|\{)[^`]*)`|'((?:query|mutation|subscription|\{) [^'\n]*)'/g;
  return [...text.matchAll(pattern)].map(([, first, second]) => (first ?? second)!);
}

/** Null for what is no operation on the graph, or only a part of one. */
function asOperation(text: string): DocumentNode | null {
  try {
    const document = parse(text);
    const isOperation = document.definitions.some(({ kind }) => kind === Kind.OPERATION_DEFINITION);
    return isOperation && validate(schema, document).length === 0 ? document : null;
  } catch (error) {
    if (error instanceof GraphQLError) return null;
    throw error;
  }
}

const sources: [string, string[]][] = [
  ...['README.md', ...filesIn('docs/', /\.(md|ts|graphql)$/), ...filesIn('test/', /\.(ts|graphql)$/), ...filesIn('app/src/', /\.ts$/)].map(
    (path): [string, string[]] => [path, textsIn(path)],
  ),
  ['the start page', (['ru', 'en'] as const).flatMap((locale) => tourTabs(locale).map(({ query }) => query))],
  ['GraphiQL', [getIntrospectionQuery({ descriptions: true, inputValueDeprecation: true, oneOf: true })]],
];
const found = sources.map(([source, texts]) => [source, texts.filter((text) => asOperation(text) !== null)] as const).filter(([, texts]) => texts.length > 0);

test('there are operations in all the places where clients of ours are', () => {
  const names = found.map(([source]) => source).join('\n');
  for (const place of ['README.md', 'docs/guides/', 'test/e2e/', 'test/guides/', 'app/src/', 'the start page', 'GraphiQL']) expect(names).toContain(place);
  expect(found.flatMap(([, texts]) => texts).length).toBeGreaterThan(50);
});

test.each(found)('the operations of %s are within the limits', (_source, texts) => {
  for (const text of texts) {
    expect(admission.refuse(text)).toBeNull();
    const document = asOperation(text)!;
    for (const operation of document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION)) {
      const variables = Object.fromEntries((operation.variableDefinitions ?? []).map(({ variable }) => [variable.name.value, LARGEST_PAGE]));
      expect(costs.refuse({ schema, document, operation }, variables)).toBeNull();
    }
  }
});

/**
 * Scenario: every text that the graph takes, filled with what PostgreSQL cannot keep: a zero character, half a character. Whatever
 * the operation answers, it is an answer: no internal error, for nobody. Black box over HTTP; the operations come from the graph.
 */
import { GraphClient, startTestPlatform, type TestPlatform } from '@otklik/test/platform';
import {
  buildClientSchema,
  getIntrospectionQuery,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isLeafType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
  type IntrospectionQuery,
} from 'graphql';

/** Codes of what the platform or this scenario did wrong. */
const NO_ANSWERS = ['INTERNAL_SERVER_ERROR', 'GRAPHQL_VALIDATION_FAILED', 'GRAPHQL_PARSE_FAILED'];

let platform: TestPlatform;
let schema: GraphQLSchema;

beforeAll(async () => {
  platform = await startTestPlatform();
  schema = buildClientSchema(await new GraphClient(platform.url, null).ask<IntrospectionQuery>(getIntrospectionQuery()));
});

afterAll(async () => platform?.stop());

describe.each([
  ['a zero character', '\u0000'],
  ['half a character', '\ud800'],
])('%s', (_, text) => {
  it.each(['Query', 'Mutation'] as const)('in every text of every %s is no internal error', async (kind) => {
    const clients = await Promise.all(['operator', 'roads-coordinator', 'anna'].map((persona) => GraphClient.as(platform.url, persona)));
    const failures: string[] = [];
    let tried = 0;
    for (const field of Object.values(fieldsOf(kind))) {
      // Each text in turn: a check of the first one must not hide the others.
      for (const client of clients) {
        for (const variables of fillings(field, text)) {
          tried++;
          const { errors = [] } = await client.send(operation(kind, field), variables);
          const code = errors.map(({ extensions }) => String(extensions?.['code'])).find((name) => NO_ANSWERS.includes(name));
          if (code !== undefined) failures.push(`${code} ${field.name} ${JSON.stringify(variables)}`);
        }
      }
    }
    expect(failures).toEqual([]);
    expect(tried).toBeGreaterThan(20);
  });
});

function fieldsOf(kind: 'Query' | 'Mutation'): Record<string, GraphQLField<unknown, unknown>> {
  return (kind === 'Query' ? schema.getQueryType() : schema.getMutationType())!.getFields();
}

/** The field with all its arguments as variables. */
function operation(kind: 'Query' | 'Mutation', field: GraphQLField<unknown, unknown>): string {
  const declared = field.args.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ');
  const passed = field.args.map(({ name }) => `${name}: $${name}`).join(', ');
  const selection = isLeafType(getNamedType(field.type)) ? '' : ' { __typename }';
  return `${kind.toLowerCase()}${declared && ` (${declared})`} { ${field.name}${passed && `(${passed})`}${selection} }`;
}

/** Variables for a field: once with every text filled, and once for each text alone: others are left out, or harmless where they must be. */
function fillings(field: GraphQLField<unknown, unknown>, text: string): Record<string, unknown>[] {
  const places = new Set<string>();
  const fill = (chosen: (place: string) => boolean) =>
    Object.fromEntries(
      field.args.map(({ name, type }) => [
        name,
        valueOf(type, name, (place) => {
          places.add(place);
          return chosen(place) ? text : null;
        }),
      ]),
    );
  const all = fill(() => true);
  return places.size === 0 ? [] : [all, ...[...places].map((place) => fill((other) => other === place))];
}

function valueOf(type: GraphQLInputType, place: string, textAt: (place: string) => string | null, depth = 0): unknown {
  if (isNonNullType(type)) return valueOf(type.ofType, place, textAt, depth) ?? 'x';
  if (isListType(type)) return [valueOf(type.ofType, place, textAt, depth)];
  if (isEnumType(type)) return type.getValues()[0]!.name;
  if (!isInputObjectType(type)) return { Int: 1, Float: 55, Boolean: true, DateTime: '2026-11-22T05:00:00Z' }[type.name] ?? textAt(place);
  const fields = Object.values(type.getFields()).filter((field) => depth < 3 || isNonNullType(field.type));
  // Of an input that takes exactly one form, one is filled.
  const wanted = type.name === 'AppealDetailsInput' ? fields.filter(({ name }) => name === 'other') : fields;
  return Object.fromEntries(wanted.map((field) => [field.name, valueOf(field.type, `${place}.${field.name}`, textAt, depth + 1)]));
}

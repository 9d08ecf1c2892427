import { executeSync, type GraphQLSchema } from 'graphql';
import { keepRootFields } from './operation/root-fields.js';
import { asDocument, type SelectedOperation } from './operation/select-operation.js';
import type { TextForm } from './text-form.js';

/** Answers `__schema` and `__type` of an operation, by response key, as JSON text. */
export type Introspector = (variables: Readonly<Record<string, unknown>>) => Readonly<Record<string, string>>;

/** The introspection part of an operation, or null when it has none. An answer that no variable can change is made once. */
export function compileIntrospection(operation: SelectedOperation, schema: GraphQLSchema, texts: TextForm): Introspector | null {
  const asked = keepRootFields(operation, (field) => field.name.value === '__schema' || field.name.value === '__type');
  if (asked === null) return null;
  const document = asDocument(asked);

  function answer(variableValues: Readonly<Record<string, unknown>>): Record<string, string> {
    const { data } = executeSync({ schema, document, variableValues });
    return Object.fromEntries(Object.entries(data ?? {}).map(([key, value]) => [key, texts.of(JSON.stringify(value))]));
  }

  if ((operation.definition.variableDefinitions ?? []).length > 0) return answer;
  let constant: Record<string, string> | null = null;
  return () => (constant ??= answer({}));
}

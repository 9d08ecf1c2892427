import { createHash } from 'node:crypto';
import {
  introspectionFromSchema,
  isInterfaceType,
  isObjectType,
  Kind,
  lexicographicSortSchema,
  parse,
  print,
  printSchema,
  type ConstDirectiveNode,
  type GraphQLSchema,
} from 'graphql';
import type { Route } from './exchange.js';
import { JSON_TYPE, sendTagged } from './respond.js';

interface SchemaDocument {
  readonly body: string;
  readonly etag: string;
}

/**
 * The public schema as sorted SDL with descriptions, and on each field the directives that say more about it (`@access`, `@live`):
 * the same text for the same schema, whatever the order of composition.
 */
export function publicSdl(schema: GraphQLSchema): string {
  const sdl = `${printSchema(lexicographicSortSchema(schema))}\n`;
  const insertions: { readonly at: number; readonly text: string }[] = [];
  for (const definition of parse(sdl).definitions) {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    for (const field of definition.fields ?? []) {
      const directives = composedDirectives(schema, definition.name.value, field.name.value).map((directive) => ` ${print(directive)}`);
      insertions.push({ at: field.loc!.end, text: directives.join('') });
    }
  }
  return insertions.reduceRight((text, { at, text: inserted }) => text.slice(0, at) + inserted + text.slice(at), sdl);
}

/** Directives of our own on a field, sorted by name; `@deprecated` is printed anyway. */
function composedDirectives(schema: GraphQLSchema, typeName: string, fieldName: string): ConstDirectiveNode[] {
  const type = schema.getType(typeName);
  const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[fieldName] : undefined;
  const own = (field?.astNode?.directives ?? []).filter(({ name }) => name.value !== 'deprecated');
  return own.toSorted((a, b) => a.name.value.localeCompare(b.name.value));
}

/** Serves one rendering of the schema in use, made once per schema. */
export function schemaRoute(current: () => GraphQLSchema, contentType: string, render: (schema: GraphQLSchema) => string): Route {
  const documents = new WeakMap<GraphQLSchema, SchemaDocument>();
  return {
    GET({ request, response }) {
      const schema = current();
      let document = documents.get(schema);
      if (document === undefined) {
        const body = render(schema);
        document = { body, etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"` };
        documents.set(schema, document);
      }
      sendTagged(request, response, contentType, document.body, document.etag);
    },
  };
}

/** `/schema.graphql`, for front ends and integrators: served in production too, where introspection is off. */
export function sdlRoute(current: () => GraphQLSchema): Route {
  return schemaRoute(current, 'text/plain; charset=utf-8', publicSdl);
}

/** `/schema.json`: the same as an introspection result, which is what GraphiQL on the start page reads. */
export function introspectionRoute(current: () => GraphQLSchema): Route {
  return schemaRoute(current, JSON_TYPE, (schema) =>
    JSON.stringify({ data: introspectionFromSchema(schema, { inputValueDeprecation: true, oneOf: true }) }),
  );
}

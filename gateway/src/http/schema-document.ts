import { createHash } from 'node:crypto';
import { introspectionFromSchema, lexicographicSortSchema, printSchema, type GraphQLSchema } from 'graphql';
import type { Route } from './exchange.js';
import { JSON_TYPE, sendTagged } from './respond.js';

interface SchemaDocument {
  readonly body: string;
  readonly etag: string;
}

/** The public schema as sorted SDL with descriptions: the same text for the same schema, whatever the order of composition. */
export function publicSdl(schema: GraphQLSchema): string {
  return `${printSchema(lexicographicSortSchema(schema))}\n`;
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

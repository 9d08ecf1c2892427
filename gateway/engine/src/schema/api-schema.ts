import {
  assertValidSchema,
  buildASTSchema,
  specifiedDirectives,
  specifiedScalarTypes,
  introspectionTypes,
  Kind,
  OperationTypeNode,
  parse,
  type DefinitionNode,
  type DocumentNode,
  type GraphQLSchema,
} from 'graphql';
import { linkedNamespaces } from './linked-features.js';

const BUILT_IN_TYPES: ReadonlySet<string> = new Set([...specifiedScalarTypes, ...introspectionTypes].map((type) => type.name));
const BUILT_IN_DIRECTIVES: ReadonlySet<string> = new Set(specifiedDirectives.map((directive) => directive.name));

/**
 * The definitions that clients see. The planner already leaves out what is `@inaccessible` and the federation directives;
 * taken away here are the introspection fields and types it writes out, and the helper types of linked specifications.
 */
export function apiDefinitions(consumerSdl: string, supergraph: DocumentNode): DocumentNode {
  const namespaces = linkedNamespaces(supergraph);
  const consumer = parse(consumerSdl, { noLocation: true });
  const queryType = queryTypeName(consumer);
  const objects = new Set(
    consumer.definitions.flatMap((definition) => (definition.kind === Kind.OBJECT_TYPE_DEFINITION ? [definition.name.value] : [])),
  );
  const definitions = consumer.definitions
    .filter((definition) => belongsToApi(definition, namespaces))
    .map((definition) => {
      // The planner leaves an `@inaccessible` type among the members of its unions.
      if (definition.kind === Kind.UNION_TYPE_DEFINITION)
        return { ...definition, types: definition.types?.filter((type) => objects.has(type.name.value)) };
      return definition.kind === Kind.OBJECT_TYPE_DEFINITION && definition.name.value === queryType ? withoutMetaFields(definition) : definition;
    });
  return { kind: Kind.DOCUMENT, definitions };
}

/**
 * The schema that clients see. Composed directives stay, as definitions and on the `astNode`s.
 * Throws an Error naming every fault when the schema is not valid.
 */
export function buildApiSchema(apiDocument: DocumentNode): GraphQLSchema {
  const schema = buildASTSchema(apiDocument, { assumeValidSDL: true });
  assertValidSchema(schema);
  return schema;
}

function belongsToApi(definition: DefinitionNode, namespaces: ReadonlySet<string>): boolean {
  if (!('name' in definition) || definition.name === undefined) return true;
  const name = definition.name.value;
  if (definition.kind === Kind.DIRECTIVE_DEFINITION) return !BUILT_IN_DIRECTIVES.has(name) && !isLinked(name, namespaces);
  return !BUILT_IN_TYPES.has(name) && !isLinked(name, namespaces);
}

function isLinked(name: string, namespaces: ReadonlySet<string>): boolean {
  const end = name.indexOf('__');
  return end > 0 && namespaces.has(name.slice(0, end));
}

function queryTypeName(document: DocumentNode): string {
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.SCHEMA_DEFINITION) continue;
    const query = definition.operationTypes.find((type) => type.operation === OperationTypeNode.QUERY);
    if (query !== undefined) return query.type.name.value;
  }
  return 'Query';
}

function withoutMetaFields<T extends { readonly fields?: readonly { readonly name: { readonly value: string } }[] | undefined }>(
  definition: T,
): T {
  return { ...definition, fields: definition.fields?.filter((field) => !field.name.value.startsWith('__')) };
}

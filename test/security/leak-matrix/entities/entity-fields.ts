import { Kind, parse, type ObjectTypeDefinitionNode } from 'graphql';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The fields that a subgraph resolves of each type that others may refer to, by the type. */
export function entityFieldsOf(subgraph: string): Map<string, string[]> {
  const { definitions } = parse(readFileSync(join(import.meta.dirname, `../../../../schema/subgraphs/${subgraph}.graphql`), 'utf8'));
  const entities = definitions.filter((node): node is ObjectTypeDefinitionNode => node.kind === Kind.OBJECT_TYPE_DEFINITION && isResolvable(node));
  return new Map(entities.map((type) => [type.name.value, (type.fields ?? []).filter((field) => field.name.value !== 'id' && !isExternal(field.directives)).map((field) => field.name.value)]));
}

function isResolvable({ directives = [] }: ObjectTypeDefinitionNode): boolean {
  const keys = directives.filter(({ name }) => name.value === 'key');
  return keys.some((key) => !key.arguments?.some(({ name, value }) => name.value === 'resolvable' && value.kind === Kind.BOOLEAN && !value.value));
}

function isExternal(directives: ObjectTypeDefinitionNode['directives'] = []): boolean {
  return directives.some(({ name }) => name.value === 'external');
}

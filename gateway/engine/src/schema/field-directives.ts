import { Kind, parse, valueFromASTUntyped } from 'graphql';

/** A directive found on a field of the supergraph. */
export interface FieldDirective {
  readonly typeName: string;
  readonly fieldName: string;
  /** Arguments as written; defaults of the directive's definition are not filled in. */
  readonly args: Readonly<Record<string, unknown>>;
}

/** Every use of a composed directive (`@composeDirective`) on a field of a supergraph, or of its outline. `directiveName` is without the `@`. */
export function readFieldDirectives(supergraphSdl: string, directiveName: string): FieldDirective[] {
  const found: FieldDirective[] = [];
  for (const definition of parse(supergraphSdl, { noLocation: true }).definitions) {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    for (const field of definition.fields ?? []) {
      for (const directive of field.directives ?? []) {
        if (directive.name.value !== directiveName) continue;
        const args = Object.fromEntries((directive.arguments ?? []).map(({ name, value }) => [name.value, valueFromASTUntyped(value)]));
        found.push({ typeName: definition.name.value, fieldName: field.name.value, args });
      }
    }
  }
  return found;
}

import {
  Kind,
  type DefinitionNode,
  type DirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type InputValueDefinitionNode,
} from 'graphql';

/** Directives that only planning and printing need. */
const ORDINARY = /^(join__.*|inaccessible|tag|deprecated|specifiedBy|oneOf)$/;

/**
 * The supergraph without what only planning needs: what the schema links, the definition that names the subgraphs, and those
 * types and fields that carry directives of other specifications. It is short where the supergraph is long, so that whoever looks
 * for such directives need not read all of it.
 */
export function outlineOf({ definitions }: DocumentNode): DocumentNode {
  return { kind: Kind.DOCUMENT, definitions: definitions.flatMap(outline) };
}

/** Whether this is the definition that names the subgraphs. */
export function namesSubgraphs(definition: DefinitionNode): boolean {
  return definition.kind === Kind.ENUM_TYPE_DEFINITION && definition.name.value === 'join__Graph';
}

function outline(definition: DefinitionNode): DefinitionNode[] {
  switch (definition.kind) {
    case Kind.SCHEMA_DEFINITION:
    case Kind.SCHEMA_EXTENSION:
      return [definition];
    case Kind.OBJECT_TYPE_DEFINITION:
    case Kind.INTERFACE_TYPE_DEFINITION: {
      const fields = definition.fields?.filter((field) => speaks(field) || (field.arguments ?? []).some(speaks)) ?? [];
      return speaks(definition) || fields.length > 0 ? [{ ...definition, description: undefined, fields: fields.map(bare) }] : [];
    }
    case Kind.INPUT_OBJECT_TYPE_DEFINITION: {
      const fields = definition.fields?.filter(speaks) ?? [];
      return speaks(definition) || fields.length > 0 ? [{ ...definition, description: undefined, fields: fields.map(bare) }] : [];
    }
    case Kind.SCALAR_TYPE_DEFINITION:
    case Kind.ENUM_TYPE_DEFINITION:
      return speaks(definition) || namesSubgraphs(definition) ? [definition] : [];
    default:
      return [];
  }
}

function speaks({ directives = [] }: { readonly directives?: readonly DirectiveNode[] | undefined }): boolean {
  return directives.some(({ name }) => !ORDINARY.test(name.value));
}

function bare<Field extends FieldDefinitionNode | InputValueDefinitionNode>(field: Field): Field {
  return { ...field, description: undefined };
}

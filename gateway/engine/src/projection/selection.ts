import { getNullableType, isNonNullType, type GraphQLOutputType, type SelectionSetNode } from 'graphql';
import type { PlanKeys } from '../operation/plan-keys.js';
import { labelOf } from '../reading/label.js';
import type { TypeConditions } from '../schema/type-conditions.js';
import { collectFields, type CollectedField, type CollectionScope } from './collect-fields.js';
import type { FieldsType } from './runtime-type.js';
import { compileWriter, type Writer } from './writers.js';

/** What projection needs to know of the schemas and the operation. */
export interface ProjectionScope extends CollectionScope {
  readonly types: TypeConditions;
  readonly planKeys: PlanKeys;
}

/** A field of the response on objects of one type. */
export interface ProjectedField {
  readonly responseKey: string;
  /** `{"key":` for the first field, `,"key":` for the others: what is written before the value. */
  readonly label: Uint8Array;
  readonly content: TypenameContent | IntrospectionContent | DataContent;
}

/** The name of the object's type, as JSON text. */
export interface TypenameContent {
  readonly kind: 'typename';
  readonly text: string;
}

/** `__schema` or `__type`. */
export interface IntrospectionContent {
  readonly kind: 'introspection';
}

/** A value from the subgraphs. */
export interface DataContent {
  readonly kind: 'data';
  /** Key in the data. */
  readonly planKey: string;
  /** Such as `User.name`, for messages. */
  readonly coordinate: string;
  readonly type: GraphQLOutputType;
  readonly nonNull: boolean;
  /** Null for leaves. */
  readonly selection: Selection | null;
  readonly write: Writer;
}

/** The selections below one field, compiled per runtime type when a type first occurs. */
export class Selection {
  private readonly perType = new Map<FieldsType, readonly ProjectedField[]>();

  constructor(
    private readonly sets: readonly SelectionSetNode[],
    private readonly scope: ProjectionScope,
  ) {}

  fieldsOf(type: FieldsType): readonly ProjectedField[] {
    let fields = this.perType.get(type);
    if (fields === undefined) this.perType.set(type, (fields = this.compile(type)));
    return fields;
  }

  private compile(type: FieldsType): readonly ProjectedField[] {
    return collectFields(this.sets, type, this.scope).map((field, index) => ({
      responseKey: field.responseKey,
      label: labelOf(field.responseKey, index === 0),
      content: this.contentOf(field, type),
    }));
  }

  private contentOf({ node, selectionSets }: CollectedField, type: FieldsType): ProjectedField['content'] {
    const name = node.name.value;
    if (name === '__typename') return { kind: 'typename', text: JSON.stringify(type.name) };
    if (name.startsWith('__')) return { kind: 'introspection' };
    const definition = type.getFields()[name];
    if (definition === undefined) throw new Error(`The operation was not validated: ${type.name} has no field "${name}"`);
    const selection = selectionSets.length === 0 ? null : new Selection(selectionSets, this.scope);
    return {
      kind: 'data',
      planKey: this.scope.planKeys.of(node),
      coordinate: `${type.name}.${name}`,
      type: definition.type,
      nonNull: isNonNullType(definition.type),
      selection,
      write: compileWriter(getNullableType(definition.type), selection, this.scope),
    };
  }
}

import fc from 'fast-check';
import {
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputType,
} from 'graphql';
import type { ScalarPool } from '../graphs/graph.js';
import type { ArgumentTree, ValueTree, VariableMode } from './operation-tree.js';

const MAX_DEPTH = 3;
const NULL: ValueTree = { kind: 'leaf', type: 'null', value: null, isEnum: false };

/** Makes values for arguments: literals, variables at any place in them, nulls, lists and input objects. */
export class ValueArbitraries {
  constructor(private readonly scalars: ScalarPool) {}

  arguments(definitions: readonly (GraphQLArgument | GraphQLInputField)[], depth = 0): fc.Arbitrary<ArgumentTree[]> {
    const each = definitions
      .filter((definition) => depth < MAX_DEPTH || isRequired(definition))
      .map((definition) => {
        const given = this.value(definition.type, depth, definition.defaultValue !== undefined).map((value) => ({ name: definition.name, value }));
        return isRequired(definition) ? given : fc.option(given, { nil: null, freq: 2 });
      });
    return fc.tuple(...each).map((args) => args.filter((arg) => arg !== null));
  }

  /** @param mayBeAbsent whether an absent variable leaves the place to a default */
  private value(type: GraphQLInputType, depth: number, mayBeAbsent: boolean): fc.Arbitrary<ValueTree> {
    const written = this.written(type, depth);
    const modes: VariableMode[] = ['sent', 'default', 'sent despite default', ...(mayBeAbsent || !isNonNullType(type) ? (['absent'] as const) : [])];
    const constant = this.constant(type);
    const variable = fc
      .record({ mode: fc.constantFrom(...modes), value: constant, other: constant })
      .map((parts): ValueTree => ({ kind: 'variable', type: typeOf(type, parts.mode), ...parts }));
    return fc.oneof({ arbitrary: written, weight: 3 }, { arbitrary: variable, weight: 2 });
  }

  private written(type: GraphQLInputType, depth: number): fc.Arbitrary<ValueTree> {
    if (isNonNullType(type)) return this.present(type.ofType, depth, (inner, below) => this.value(inner, below, false));
    return fc.oneof({ arbitrary: this.present(type, depth, (inner, below) => this.value(inner, below, false)), weight: 6 }, { arbitrary: fc.constant(NULL), weight: 1 });
  }

  /** Without variables, as a variable's own value must be. */
  private constant(type: GraphQLInputType, depth = 1): fc.Arbitrary<ValueTree> {
    if (isNonNullType(type)) return this.present(type.ofType, depth, (inner, below) => this.constant(inner, below));
    return fc.oneof({ arbitrary: this.present(type, depth, (inner, below) => this.constant(inner, below)), weight: 6 }, { arbitrary: fc.constant(NULL), weight: 1 });
  }

  private present(
    type: GraphQLInputType,
    depth: number,
    below: (type: GraphQLInputType, depth: number) => fc.Arbitrary<ValueTree>,
  ): fc.Arbitrary<ValueTree> {
    if (isNonNullType(type)) return this.present(type.ofType, depth, below);
    if (isListType(type)) {
      const items = fc.array(below(type.ofType, depth + 1), { maxLength: depth < MAX_DEPTH ? 2 : 0 });
      return items.map((values): ValueTree => ({ kind: 'list', items: values }));
    }
    if (isEnumType(type)) return fc.constantFrom(...type.getValues()).map(({ name }): ValueTree => ({ kind: 'leaf', type: type.name, value: name, isEnum: true }));
    if (!isInputObjectType(type)) return fc.constantFrom(...this.scalars[type.name]!).map((value): ValueTree => ({ kind: 'leaf', type: type.name, value, isEnum: false }));
    const each = Object.values(type.getFields())
      .filter((field) => depth < MAX_DEPTH || isRequired(field))
      .map((field) => {
        const given = below(field.type, depth + 1).map((value) => ({ name: field.name, value }));
        return isRequired(field) ? given : fc.option(given, { nil: null, freq: 1 });
      });
    return fc.tuple(...each).map((fields): ValueTree => ({ kind: 'object', fields: fields.filter((field) => field !== null) }));
  }
}

function isRequired({ type, defaultValue }: GraphQLArgument | GraphQLInputField): boolean {
  return isNonNullType(type) && defaultValue === undefined;
}

/** A variable that may be absent is nullable, else the request would be refused. */
function typeOf(type: GraphQLInputType, mode: VariableMode): string {
  return mode === 'absent' && isNonNullType(type) ? String(type.ofType) : String(type);
}

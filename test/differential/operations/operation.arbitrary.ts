import fc from 'fast-check';
import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isObjectType,
  isUnionType,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
} from 'graphql';
import type { ScalarPool } from '../graphs/graph.js';
import type { ConditionTree, OperationTree, SelectionTree } from './operation-tree.js';
import { ValueArbitraries } from './value.arbitrary.js';

const MAX_DEPTH = 5;
const FLAGS = 3;

/** Operations on a schema. They need not be valid: fields that overlap may conflict. */
export function operationTrees(schema: GraphQLSchema, scalars: ScalarPool): fc.Arbitrary<OperationTree> {
  return new OperationArbitraries(schema, scalars).operation();
}

class OperationArbitraries {
  private readonly selections = new Map<string, fc.Arbitrary<SelectionTree[]>>();
  private readonly values: ValueArbitraries;
  private readonly types: readonly GraphQLCompositeType[];
  private readonly alias: fc.Arbitrary<string | null>;
  private readonly conditions: fc.Arbitrary<ConditionTree[]>;

  constructor(
    private readonly schema: GraphQLSchema,
    scalars: ScalarPool,
  ) {
    this.values = new ValueArbitraries(scalars);
    this.types = Object.values(schema.getTypeMap()).filter((type) => isCompositeType(type)).filter(({ name }) => !name.startsWith('__'));
    // Names of other fields: what a plan adds for itself must not get in the way of what a client calls the same.
    const names = this.types.flatMap((type) => (isUnionType(type) ? [] : Object.keys(type.getFields())));
    const alias = fc.constantFrom('a', 'b', ...new Set(names));
    this.alias = fc.oneof({ arbitrary: fc.constant(null), weight: 5 }, { arbitrary: alias, weight: 1 });
    const condition = fc.record<ConditionTree>({
      directive: fc.constantFrom('skip', 'include'),
      by: fc.oneof(fc.nat(FLAGS - 1), fc.boolean()),
    });
    const some = fc.uniqueArray(condition, { selector: ({ directive }) => directive, minLength: 1, maxLength: 2 });
    this.conditions = fc.oneof({ arbitrary: fc.constant<ConditionTree[]>([]), weight: 8 }, { arbitrary: some, weight: 1 });
  }

  operation(): fc.Arbitrary<OperationTree> {
    const roots = [this.schema.getQueryType()!, ...[this.schema.getMutationType()].filter((type) => type !== null && type !== undefined)];
    const inner = this.types.filter((type) => !roots.includes(type as never));
    const fragment = fc.constantFrom(...inner).chain((type) => this.selectionOf(type, 2).map((selection) => ({ on: type.name, selection })));
    const common = {
      fragments: fc.array(fragment, { maxLength: 3 }),
      flags: fc.array(fc.record({ value: fc.boolean(), isDefault: fc.boolean() }), { minLength: FLAGS, maxLength: FLAGS }),
    };
    return fc.oneof(
      ...roots.map((root, index) =>
        fc.record<OperationTree>({ kind: fc.constant(index === 0 ? 'query' : 'mutation'), selection: this.selectionOf(root, 0), ...common }),
      ),
    );
  }

  private selectionOf(type: GraphQLCompositeType, depth: number): fc.Arbitrary<SelectionTree[]> {
    const key = `${type.name} ${depth}`;
    let made = this.selections.get(key);
    if (made === undefined) {
      made = fc.array(this.selection(type, depth), { minLength: 1, maxLength: depth === 0 ? 3 : 4 });
      this.selections.set(key, made);
    }
    return made;
  }

  private selection(type: GraphQLCompositeType, depth: number): fc.Arbitrary<SelectionTree> {
    const fields = isUnionType(type) ? [] : Object.values(type.getFields()).filter((field) => depth < MAX_DEPTH || !isCompositeType(getNamedType(field.type)));
    const choices: fc.WeightedArbitrary<SelectionTree>[] = [{ arbitrary: this.typename(), weight: 1 }];
    if (fields.length > 0) choices.unshift({ arbitrary: fc.oneof(...fields.map((field) => this.field(field, depth))), weight: isAbstractType(type) ? 5 : 9 });
    if (depth < MAX_DEPTH) {
      choices.push({ arbitrary: this.inline(type, depth), weight: isAbstractType(type) ? 7 : 1 });
      choices.push({ arbitrary: fc.record({ kind: fc.constant('spread' as const), nth: fc.nat(5), conditions: this.conditions }), weight: 1 });
    }
    return fc.oneof(...choices);
  }

  private typename(): fc.Arbitrary<SelectionTree> {
    return fc.record({ kind: fc.constant('typename' as const), alias: this.alias, conditions: this.conditions });
  }

  private field(field: GraphQLField<unknown, unknown>, depth: number): fc.Arbitrary<SelectionTree> {
    const below = getNamedType(field.type);
    return fc.record({
      kind: fc.constant('field' as const),
      name: fc.constant(field.name),
      alias: this.alias,
      args: this.values.arguments(field.args),
      conditions: this.conditions,
      selection: isCompositeType(below) ? lazily(() => this.selectionOf(below, depth + 1)) : fc.constant(null),
    });
  }

  private inline(type: GraphQLCompositeType, depth: number): fc.Arbitrary<SelectionTree> {
    const possible = this.possible(type);
    const overlapping = this.types.filter((other) => this.possible(other).some((name) => possible.includes(name)));
    const on = fc.oneof({ arbitrary: fc.constantFrom(...overlapping), weight: 9 }, { arbitrary: fc.constant(null), weight: 1 });
    return on.chain((condition) =>
      fc.record({
        kind: fc.constant('inline' as const),
        on: fc.constant(condition?.name ?? null),
        conditions: this.conditions,
        selection: this.selectionOf(condition ?? type, depth + 1),
      }),
    );
  }

  private possible(type: GraphQLCompositeType): string[] {
    return isObjectType(type) ? [type.name] : this.schema.getPossibleTypes(type).map(({ name }) => name);
  }
}

/** Types refer to each other in circles; what is below a field is made when it is first needed. */
function lazily<T>(make: () => fc.Arbitrary<T>): fc.Arbitrary<T> {
  return fc.constant(null).chain(make);
}

import {
  getNamedType,
  getNullableType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  OperationTypeNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import type { CostDirectives } from './cost-directives.js';
import { largest, product, sum, type Formula } from './formula.js';
import { argumentsFormula } from './input-cost.js';
import { listSizeFormula, UNSAID_SIZE } from './list-size.js';
import { OperationValues } from './operation-values.js';

/** Of an object, interface or union without `@cost`; a scalar is free. */
const COMPOSITE_WEIGHT = 1;
/** Of each root field of a mutation, above its own. */
const MUTATION_WEIGHT = 10;

/** Fields that stand under one response key of one object, and are merged into one. */
type FieldsByKey = Map<string, FieldNode[]>;

/**
 * The static cost of a valid operation, before anything of it is run: an upper bound of the objects that can come back, times
 * their weights. A field counts `size × (its weight + what is selected in it) + its arguments`. Equal keys in one place count
 * once; of the fragments on different object types in one place, the dearest counts; conditions count as met.
 */
export function operationCost(schema: GraphQLSchema, directives: CostDirectives, document: DocumentNode, operation: OperationDefinitionNode): Formula {
  const root = schema.getRootType(operation.operation);
  if (root === null || root === undefined) return 0;
  const perField = operation.operation === OperationTypeNode.MUTATION ? MUTATION_WEIGHT : 0;
  return new CostCounter(schema, directives, document, operation).place(root, [operation.selectionSet], null, perField);
}

/** The size of the lists in an object that its connection field decides. */
interface SizedFields {
  readonly names: ReadonlySet<string>;
  readonly size: Formula;
}

class CostCounter {
  readonly #fragments = new Map<string, FragmentDefinitionNode>();
  readonly #values: OperationValues;

  constructor(
    readonly schema: GraphQLSchema,
    readonly directives: CostDirectives,
    document: DocumentNode,
    operation: OperationDefinitionNode,
  ) {
    this.#values = new OperationValues(operation);
    for (const definition of document.definitions) {
      if (definition.kind === Kind.FRAGMENT_DEFINITION) this.#fragments.set(definition.name.value, definition);
    }
  }

  /** @param sets the selection sets of one object of the response */
  place(parent: GraphQLCompositeType, sets: readonly SelectionSetNode[], sized: SizedFields | null, perField = 0): Formula {
    const byType = new Map<GraphQLCompositeType, FieldsByKey>();
    for (const set of sets) this.#collect(parent, set, byType);
    const costs = [...byType].map(([type, fields]) => ({
      type,
      cost: sum([...fields.values()].map((nodes) => sum([perField, this.#field(type, nodes, sized)]))),
    }));
    const common = costs.filter(({ type }) => !isObjectType(type) || type === parent).map(({ cost }) => cost);
    const alternatives = costs.filter(({ type }) => isObjectType(type) && type !== parent).map(({ cost }) => cost);
    return sum([...common, largest(alternatives)]);
  }

  #collect(type: GraphQLCompositeType, set: SelectionSetNode, byType: Map<GraphQLCompositeType, FieldsByKey>): void {
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) {
        const fields = byType.get(type) ?? new Map<string, FieldNode[]>();
        byType.set(type, fields);
        const key = (selection.alias ?? selection.name).value;
        const nodes = fields.get(key);
        if (nodes === undefined) fields.set(key, [selection]);
        else nodes.push(selection);
        continue;
      }
      const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? this.#fragments.get(selection.name.value) : selection;
      if (fragment === undefined) continue;
      const condition = fragment.typeCondition === undefined ? type : this.schema.getType(fragment.typeCondition.name.value);
      // Within an object, a condition that is met changes nothing.
      this.#collect(isObjectType(type) || !isCompositeType(condition) ? type : condition, fragment.selectionSet, byType);
    }
  }

  #field(parent: GraphQLCompositeType, nodes: readonly FieldNode[], sized: SizedFields | null): Formula {
    const [node] = nodes as readonly [FieldNode, ...FieldNode[]];
    const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[node.name.value] : undefined;
    if (field === undefined) return 0;
    const { weights, listSizes } = this.directives;
    const coordinate = `${parent.name}.${field.name}`;
    const named = getNamedType(field.type);
    const weight = weights.get(coordinate) ?? weights.get(named.name) ?? (isCompositeType(named) ? COMPOSITE_WEIGHT : 0);
    const listSize = listSizes.get(coordinate);
    const said = listSize === undefined ? null : listSizeFormula(listSize, node, field, this.#values);
    const inner = listSize !== undefined && said !== null && listSize.sizedFields.size > 0 ? { names: listSize.sizedFields, size: said } : null;
    const sets = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
    const selected = isCompositeType(named) ? this.place(named, sets, inner) : 0;
    const size = !isListType(getNullableType(field.type)) ? 1 : sized?.names.has(field.name) ? sized.size : (said ?? UNSAID_SIZE);
    const cost = sum([
      product(size, sum([weight, selected])),
      argumentsFormula(parent.name, node, field, this.directives, this.#values),
      // A mandatory argument is mandatory, whatever is selected.
      typeof said === 'function' ? (variables) => said(variables) * 0 : 0,
    ]);
    // A weight may be negative, but nobody is paid for asking.
    return largest([cost]);
  }
}

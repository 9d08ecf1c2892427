import { Kind, valueFromASTUntyped, type OperationDefinitionNode, type ValueNode } from 'graphql';
import type { Variables } from './formula.js';

/** Reads a value of an operation for a request. */
export interface ValueReader {
  /** Whether it is the same for every request. */
  readonly isConstant: boolean;
  /** Undefined where nothing is given. */
  read(variables: Variables): unknown;
}

/** Reads values of one operation. They are not coerced: what does not fit its type is refused later, and counts as nothing here. */
export class OperationValues {
  readonly #defaults: Record<string, unknown> = {};

  constructor(operation: OperationDefinitionNode) {
    for (const { variable, defaultValue } of operation.variableDefinitions ?? []) {
      if (defaultValue !== undefined) this.#defaults[variable.name.value] = valueFromASTUntyped(defaultValue);
    }
  }

  reader(node: ValueNode): ValueReader {
    if (hasVariable(node)) return { isConstant: false, read: (variables) => valueFromASTUntyped(node, { ...this.#defaults, ...variables }) };
    const value = valueFromASTUntyped(node);
    return { isConstant: true, read: () => value };
  }
}

function hasVariable(node: ValueNode): boolean {
  if (node.kind === Kind.VARIABLE) return true;
  if (node.kind === Kind.LIST) return node.values.some(hasVariable);
  return node.kind === Kind.OBJECT && node.fields.some((field) => hasVariable(field.value));
}

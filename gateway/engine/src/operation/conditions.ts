import { Kind, visit, type DirectiveNode, type ValueNode } from 'graphql';
import { asDocument, type SelectedOperation } from './select-operation.js';

/** Whether a selection with these directives counts. */
export type Inclusion = (directives: readonly DirectiveNode[] | undefined) => boolean;

/** Excludes only what no variable can bring back: `@skip(if: true)` and `@include(if: false)`. */
export const possiblyIncluded: Inclusion = (directives) => included(directives, null);

/** `@skip` and `@include` with the coerced variables of one run. */
export function includedWith(variables: Readonly<Record<string, unknown>>): Inclusion {
  return (directives) => included(directives, variables);
}

/** Names of the variables that `@skip` and `@include` ask for, in a fixed order. */
export function conditionVariables(operation: SelectedOperation): readonly string[] {
  const names = new Set<string>();
  visit(asDocument(operation), {
    Directive(directive) {
      const condition = conditionOf(directive);
      if (condition?.kind === Kind.VARIABLE) names.add(condition.name.value);
    },
  });
  return [...names];
}

function included(directives: readonly DirectiveNode[] | undefined, variables: Readonly<Record<string, unknown>> | null): boolean {
  if (directives === undefined || directives.length === 0) return true;
  return directives.every((directive) => {
    const condition = conditionOf(directive);
    if (condition === null) return true;
    if (condition.kind === Kind.VARIABLE && variables === null) return true;
    const value =
      condition.kind === Kind.VARIABLE ? variables![condition.name.value] === true : condition.kind === Kind.BOOLEAN && condition.value;
    return value === (directive.name.value === 'include');
  });
}

/** The `if` of `@skip` or `@include`; null for other directives. */
function conditionOf(directive: DirectiveNode): ValueNode | null {
  if (directive.name.value !== 'skip' && directive.name.value !== 'include') return null;
  return directive.arguments?.find((argument) => argument.name.value === 'if')?.value ?? null;
}

import { conditionVariables, includedWith } from '../operation/conditions.js';
import type { SelectedOperation } from '../operation/select-operation.js';
import type { Fetch } from '../reading/fetch-document.js';
import { FetchLayouts } from '../reading/fetch-layouts.js';
import type { FieldsType } from './runtime-type.js';
import { Selection, type ProjectionScope } from './selection.js';

/** Combinations of `@skip` and `@include` kept compiled; operations have few, attackers have many. */
const MAX_VARIANTS = 64;

/** How to write responses of an operation under one set of conditions. */
export interface OperationProjection {
  readonly root: FieldsType;
  readonly selection: Selection;
  readonly scope: ProjectionScope;
  /** How answers to the fetches of the plan are laid out. */
  readonly layouts: FetchLayouts;
}

/**
 * One projection for each combination of the variables that `@skip` and `@include` ask for: they decide not only which
 * fields there are, but also their order.
 */
export class OperationProjections {
  private readonly variables: readonly string[];
  private readonly variants = new Map<string, OperationProjection>();

  constructor(
    private readonly operation: SelectedOperation,
    private readonly root: FieldsType,
    private readonly graph: Pick<ProjectionScope, 'schema' | 'types' | 'planKeys'>,
    private readonly fetches: readonly Fetch[],
    private readonly layoutsAtOnce: boolean,
  ) {
    this.variables = conditionVariables(operation);
  }

  for(variables: Readonly<Record<string, unknown>>): OperationProjection {
    const key = this.variables.map((name) => (variables[name] === true ? '1' : '0')).join('');
    const known = this.variants.get(key);
    if (known !== undefined) return known;
    const given = Object.fromEntries(this.variables.map((name) => [name, variables[name]]));
    const scope: ProjectionScope = { ...this.graph, fragments: this.operation.fragments, isIncluded: includedWith(given) };
    const { selectionSet } = this.operation.definition;
    const layouts = new FetchLayouts({ fetches: this.fetches, rootType: this.root, selectionSet, atOnce: this.layoutsAtOnce }, scope);
    const projection = { root: this.root, selection: new Selection([selectionSet], scope), scope, layouts };
    if (this.variants.size >= MAX_VARIANTS) this.variants.clear();
    this.variants.set(key, projection);
    return projection;
  }
}

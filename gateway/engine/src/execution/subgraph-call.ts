import type { FetchRequest } from '../planning/plan.js';
import type { SubgraphError, SubgraphRequest, SubgraphResponse } from '../transport.js';
import { isDataObject, type DataObject, type Execution, type Federation } from './execution.js';

/** What came of a request. `data` is null when the subgraph nulled it. */
export type SubgraphAnswer =
  | { readonly kind: 'answered'; readonly data: DataObject | null; readonly errors: readonly SubgraphError[] }
  | { readonly kind: 'unavailable'; readonly cause: unknown };

/** JSON texts of representations, by the variable that carries them. */
export type Representations = ReadonlyMap<string, readonly string[]>;

const NO_REPRESENTATIONS: Representations = new Map();

/** Sends a fetch of the plan. Never rejects. */
export async function callSubgraph(
  fetch: FetchRequest,
  federation: Federation,
  execution: Execution,
  representations: Representations = NO_REPRESENTATIONS,
): Promise<SubgraphAnswer> {
  try {
    const response = await federation.transport.execute(new CompiledRequest(fetch, execution, representations));
    return readResponse(response);
  } catch (cause) {
    return { kind: 'unavailable', cause };
  }
}

/** Reads a response, or an event of a subscription. Foreign subgraphs may send anything. */
export function readResponse(response: SubgraphResponse): SubgraphAnswer {
  const given: unknown = response;
  if (!isDataObject(given)) return malformed();
  const data = given['data'] ?? null;
  const errors = given['errors'] ?? [];
  if ((data !== null && !isDataObject(data)) || !isErrorList(errors) || (data === null && errors.length === 0)) return malformed();
  return { kind: 'answered', data, errors };
}

function isErrorList(value: unknown): value is readonly SubgraphError[] {
  return (
    Array.isArray(value) &&
    value.every((error) => typeof error === 'object' && error !== null && typeof (error as { message?: unknown }).message === 'string')
  );
}

/** The client's variables that a request uses. */
export function ownVariables({ variableUsages }: Pick<FetchRequest, 'variableUsages'>, { variables }: Pick<Execution, 'variables'>): Record<string, unknown> {
  const own: Record<string, unknown> = {};
  for (const name of variableUsages) {
    const value = variables[name];
    if (value !== undefined) own[name] = value;
  }
  return own;
}

function malformed(): SubgraphAnswer {
  return { kind: 'unavailable', cause: new Error('The subgraph sent something that is not a GraphQL response') };
}

/** Makes only that form of the variables which the transport asks for. */
class CompiledRequest implements SubgraphRequest {
  readonly subgraph: string;
  readonly query: string;
  readonly operationType: 'query' | 'mutation';
  readonly context: unknown;
  private readonly own: Record<string, unknown>;
  private made: Record<string, unknown> | null = null;

  constructor(
    fetch: FetchRequest,
    execution: Execution,
    private readonly representations: Representations,
  ) {
    this.subgraph = fetch.subgraph;
    this.query = fetch.operation;
    this.operationType = fetch.operationType;
    this.context = execution.context;
    this.own = ownVariables(fetch, execution);
  }

  get variables(): Record<string, unknown> {
    if (this.made !== null) return this.made;
    this.made = { ...this.own };
    for (const [name, texts] of this.representations) this.made[name] = JSON.parse(`[${texts.join(',')}]`);
    return this.made;
  }

  get body(): string {
    const parts = Object.entries(this.own).map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`);
    for (const [name, texts] of this.representations) parts.push(`${JSON.stringify(name)}:[${texts.join(',')}]`);
    const query = `{"query":${JSON.stringify(this.query)}`;
    return parts.length === 0 ? `${query}}` : `${query},"variables":{${parts.join(',')}}}`;
  }
}

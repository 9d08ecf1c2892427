import type { FetchRequest } from '../planning/plan.js';
import { UTF8, type TextForm } from '../text-form.js';
import type { SubgraphRequest } from '../transport.js';
import type { Execution } from './execution.js';

/** JSON texts of representations with commas between them, by the variable that carries them. */
export type Representations = ReadonlyMap<string, string>;

/** The beginnings of request bodies, which are the same every time: `{"query":"…"`. */
const HEADS = new WeakMap<FetchRequest, string>();

/** A request of the plan. Makes only that form of the variables which the transport asks for. */
export class CompiledRequest implements SubgraphRequest {
  readonly subgraph: string;
  readonly query: string;
  readonly operationType: 'query' | 'mutation';
  readonly context: unknown;
  private made: Record<string, unknown> | null = null;

  constructor(
    private readonly fetch: FetchRequest,
    private readonly form: TextForm,
    private readonly execution: Pick<Execution, 'variables' | 'context'>,
    private readonly representations: Representations,
  ) {
    this.subgraph = fetch.subgraph;
    this.query = fetch.operation;
    this.operationType = fetch.operationType;
    this.context = execution.context;
  }

  get variables(): Record<string, unknown> {
    if (this.made !== null) return this.made;
    this.made = ownVariables(this.fetch, this.execution);
    for (const [name, text] of this.representations) this.made[name] = JSON.parse(this.form.toString(`[${text}]`));
    return this.made;
  }

  get body(): string {
    return this.form.toString(this.text());
  }

  get utf8(): string {
    return this.form === UTF8 ? this.text() : UTF8.of(this.text());
  }

  /** In the run's form of texts. */
  private text(): string {
    const { variables } = this.execution;
    let parts = '';
    for (const name of this.fetch.variableUsages) {
      const value = variables[name];
      if (value !== undefined) parts += `${parts === '' ? '' : ','}${JSON.stringify(name)}:${this.form.of(JSON.stringify(value))}`;
    }
    for (const [name, text] of this.representations) parts += `${parts === '' ? '' : ','}${JSON.stringify(name)}:[${text}]`;
    const head = headOf(this.fetch, this.form);
    return parts === '' ? `${head}}` : `${head},"variables":{${parts}}}`;
  }
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

/** A plan belongs to one engine, and an engine has one form of texts. */
function headOf(fetch: FetchRequest, form: TextForm): string {
  let head = HEADS.get(fetch);
  if (head === undefined) HEADS.set(fetch, (head = form.of(`{"query":${JSON.stringify(fetch.operation)}`)));
  return head;
}

import type { PersonViewer } from '@otklik/identity';

/** Changes of status that go to and fro: an answer is proposed by its executor and returned by the approver. */
export type Step = 'answer' | 'return';

/** Where changes are sent to. */
export type Target =
  | { readonly kind: 'gateway'; readonly url: string; readonly tokens: Readonly<Record<Step, string>> }
  /** Signed as a gateway signs its calls: it takes changes also while the gateway is away. */
  | { readonly kind: 'subgraph'; readonly url: string; readonly secret: string; readonly viewers: Readonly<Record<Step, PersonViewer>> }
  /** The rows alone, when what mutations cost would hide what is measured. `url`: of the administrator. */
  | { readonly kind: 'database'; readonly url: string };

export interface Changing {
  readonly id: string;
  readonly version: number;
}

/** What the process that writes is told. */
export type ChangesMessage =
  | { readonly do: 'change'; readonly target: Target; readonly appeals: readonly Changing[]; readonly perSecond: number; readonly seconds: number }
  /** One writer for each token; `first`: the number of the first idempotency key. */
  | { readonly do: 'submit'; readonly url: string; readonly tokens: readonly string[]; readonly seconds: number; readonly input: object; readonly first: number };

export interface Changed {
  readonly planned: number;
  readonly done: number;
  /** Not sent, because every appeal was being changed. */
  readonly missed: number;
  /** Until the last one was sent. */
  readonly sentSeconds: number;
  /** From the planned moment to the answer. */
  readonly latenciesMs: Float64Array;
  readonly failed: number;
  /** The first of them. */
  readonly failures: readonly string[];
}

export interface Intake {
  readonly submitted: number;
  readonly seconds: number;
  readonly latenciesMs: Float64Array;
}

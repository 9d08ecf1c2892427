import type { Fetch } from '../reading/fetch-document.js';
import type { ObjectLayout } from '../reading/layout.js';
import type { TypeConditions } from '../schema/type-conditions.js';
import type { TextForm } from '../text-form.js';
import type { SubgraphTransport } from '../transport.js';
import type { WatchFetch } from './watch-fetch.js';

/**
 * A piece of data from a subgraph, or one that grows out of several. Leaves are JSON text in the run's form of texts, or lists
 * of them; nulls are null, `__typename` is a name; neighbouring fields that nobody but the client looks at may be one `Run`.
 */
export type DataObject = Record<string, unknown>;

/** Where something is in the response; numbers are list positions. */
export type ResponsePath = readonly (string | number)[];

/** An error on its way to the client. */
export interface LocatedError {
  readonly message: string;
  /** Null when it belongs to no field. */
  readonly path: ResponsePath | null;
  readonly extensions: Readonly<Record<string, unknown>>;
  /** What a subgraph or transport threw, for logs. */
  readonly cause: unknown;
  /** Whether it is a value that does not fit the schema. */
  readonly isFlaw?: true;
}

/** The state of one run of a plan. */
export interface Execution {
  /** Grows in place, fetch by fetch; its keys are the client's response keys and what the planner asked for besides. */
  readonly data: DataObject;
  /** Coerced: defaults filled in. */
  readonly variables: Readonly<Record<string, unknown>>;
  readonly context: unknown;
  readonly errors: LocatedError[];
  /** Objects that hang at several places of the data, because one entity answered for several. */
  readonly shared: Set<object>;
  /** How answers to fetches are laid out, where it is known. */
  readonly layouts: { of(fetch: Fetch): ObjectLayout | null };
}

/** A plan node compiled into a function. Never rejects for a subgraph's fault: that becomes an error of the execution. */
export type Step = (execution: Execution) => Promise<void>;

/** What compiled steps know of the supergraph they are for. */
export interface Federation {
  readonly transport: SubgraphTransport;
  readonly types: TypeConditions;
  /** Whether errors name the subgraph and the cause of its silence. */
  readonly revealSubgraphs: boolean;
  /** Absent where nobody watches. */
  readonly watchFetch?: WatchFetch | undefined;
  /** Whether layouts of answers are compiled for the first one already. */
  readonly layoutsAtOnce?: boolean | undefined;
  /** The form of the texts that the data is made of. */
  readonly texts: TextForm;
}

/** Whether a value is an object of the data and not a list or a leaf. */
export function isDataObject(value: unknown): value is DataObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

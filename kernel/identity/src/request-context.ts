import type { Locale } from '@otklik/base';
import type { Viewer } from './viewer.js';

/** What travels from the gateway to a subgraph with every request. */
export interface RequestContext {
  readonly viewer: Viewer;
  /** Language of titles and messages, from `Accept-Language`. */
  readonly locale: Locale;
  /** Names the client's request in logs; the same in every subgraph. */
  readonly requestId: string;
  /** Where the request is in a trace (W3C Trace Context), for spans of the subgraph's own; absent when nobody traces. */
  readonly traceparent?: string;
  /**
   * From which address a mutation comes, of IPv6 the first 64 bits: for limits by address. Never kept as it is, never logged. Absent for
   * everything but mutations, and where there is no address.
   */
  readonly client?: string;
}

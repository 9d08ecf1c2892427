import type { Lookups } from '../example/lookups.ts';

export type Variables = Readonly<Record<string, string | number>>;

/** One operation of the benchmark: what is asked, with which variables, and what the answer must be. */
export interface Operation {
  readonly name: string;
  /** What it is, in a few words. */
  readonly title: string;
  /** One text for all requests, or a text of its own for each request of the run. */
  readonly query: string | ((request: number) => string);
  /** One set per request, in turn. More of them than connections, so that no two requests under way are the same. */
  readonly variables: readonly Variables[];
  /** Requests at a time at most, where the usual number would measure nothing but memory. */
  readonly connections?: number;
  /** The subgraph that can answer it alone. */
  readonly direct?: string;
  /** A mutation must be carried out exactly once per request, which is checked, too. */
  readonly isMutation?: boolean;
  /**
   * `data` as it follows from the region, found without any GraphQL.
   * @param request the number that `query` was made for
   */
  reference(lookups: Lookups, variables: never, request: number): unknown;
}

import type { SubgraphError } from '../transport.js';
import type { Federation, LocatedError, ResponsePath } from './execution.js';

const DEFAULT_CODE = 'INTERNAL_SERVER_ERROR';

/** A subgraph's error with the client's path; its extensions stay as they are. */
export function relayedError(
  error: SubgraphError,
  path: ResponsePath | null,
  subgraph: string,
  { revealSubgraphs }: Federation,
): LocatedError {
  const extensions = { code: DEFAULT_CODE, ...error.extensions, ...(revealSubgraphs ? { subgraph } : {}) };
  return { message: error.message, path, extensions, cause: error };
}

/** The error for a subgraph that did not answer, or not with GraphQL. */
export function unavailableError(
  cause: unknown,
  path: ResponsePath | null,
  subgraph: string,
  { revealSubgraphs }: Federation,
): LocatedError {
  const code = 'SUBGRAPH_UNAVAILABLE';
  if (!revealSubgraphs) return { message: 'A part of the graph did not answer.', path, extensions: { code }, cause };
  const reason = cause instanceof Error ? cause.message : String(cause);
  return { message: `The subgraph "${subgraph}" did not answer: ${reason}`, path, extensions: { code, subgraph }, cause };
}

/** The longest path that all of them begin with. */
export function commonPath(paths: readonly ResponsePath[]): ResponsePath {
  const [first, ...others] = paths;
  if (first === undefined) return [];
  let length = first.length;
  for (const other of others) {
    let same = 0;
    while (same < length && same < other.length && other[same] === first[same]) same++;
    length = same;
  }
  return first.slice(0, length);
}

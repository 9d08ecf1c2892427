import { DEFAULT_LOCALE, newId } from '@otklik/base';
import type { AskFollows, HttpTransport } from '@otklik/gateway';
import { ANONYMOUS } from '@otklik/identity';
import type { MountedSubgraphs } from './in-process-transport.js';
import type { SubgraphName } from './subgraph-names.js';

/** Which subgraph of ours answers for many viewers at once, by the twin of the live field. */
const SUBGRAPH_OF: ReadonlyMap<string, SubgraphName> = new Map([['appealUpdate', 'appeals']]);

/** Asks subgraphs of this process. */
export function followsInProcess(mounted: MountedSubgraphs): AskFollows {
  return async (query, questions) => {
    const check = mounted.get(SUBGRAPH_OF.get(query) ?? '')?.follows?.get(query);
    return check === undefined ? null : check(questions);
  };
}

/** Asks subgraphs elsewhere, by a signed call; one of an earlier version refuses it, and each viewer is asked for by the twin. */
export function followsOver(transport: Pick<HttpTransport, 'ask'>): AskFollows {
  return async (query, questions) => {
    const subgraph = SUBGRAPH_OF.get(query);
    if (subgraph === undefined) return null;
    // For nobody: each question has its own viewer.
    const context = { viewer: ANONYMOUS, locale: DEFAULT_LOCALE, requestId: newId() };
    const { answers } = (await transport.ask({ subgraph, path: '/follow', body: JSON.stringify({ query, questions }), context })) as { answers: boolean[] | null };
    return answers;
  };
}

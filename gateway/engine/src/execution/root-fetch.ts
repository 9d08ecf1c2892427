import { possiblyIncluded } from '../operation/conditions.js';
import type { RootFetchNode, RootRequest } from '../planning/plan.js';
import { collectWhere } from '../projection/collect-fields.js';
import { documentOf } from '../reading/fetch-document.js';
import type { Execution, Federation, ResponsePath, Step } from './execution.js';
import { mergeInto } from './merge.js';
import { compileRewrites, renamePath } from './rewrites.js';
import { callSubgraph, type SubgraphAnswer } from './subgraph-call.js';
import { relayedError, unavailableError } from './subgraph-errors.js';

/** Puts what a subgraph answered for root fields into the data. */
export type RootAnswerTaker = (answer: SubgraphAnswer, execution: Execution) => void;

/** Compiles a fetch of root fields. */
export function compileRootFetch(node: RootFetchNode, federation: Federation): Step {
  const take = compileRootAnswer(node, federation);
  return async (execution) => take(await callSubgraph(node, federation, execution), execution);
}

/** Compiles what is done with an answer for root fields; an event of a subscription is one, too. */
export function compileRootAnswer(node: RootRequest, federation: Federation): RootAnswerTaker {
  const rewrite = compileRewrites(node.outputRewrites, federation.types);
  return (answer, execution) => {
    report(answer, node, federation, execution);
    if (answer.kind !== 'answered' || answer.data === null) return;
    rewrite?.(answer.data);
    mergeInto(execution.data, answer.data);
  };
}

function report(answer: SubgraphAnswer, node: RootRequest, federation: Federation, execution: Execution): void {
  if (answer.kind === 'unavailable') {
    for (const path of rootPaths(node)) execution.errors.push(unavailableError(answer.cause, path, node.subgraph, federation));
    return;
  }
  for (const error of answer.errors) {
    const paths = error.path !== undefined && error.path.length > 0 ? [renamePath(error.path, node.outputRewrites)] : rootPaths(node);
    for (const path of paths) execution.errors.push(relayedError(error, path, node.subgraph, federation));
  }
}

/** An error that belongs to the whole fetch belongs to each of its root fields. Read from the text, which only happens on errors. */
function rootPaths(node: RootRequest): (ResponsePath | null)[] {
  const document = documentOf(node);
  if (document === null) return [null];
  const keys = collectWhere([document.selectionSet], { fragments: document.fragments, isIncluded: possiblyIncluded }, () => true);
  return keys.map(({ responseKey }) => renamePath([responseKey], node.outputRewrites));
}

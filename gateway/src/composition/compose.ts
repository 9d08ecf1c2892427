/**
 * Composition of subgraphs into a supergraph. This file is also the worker's entry (see `compose-in-worker.ts`), so it
 * imports npm packages only and uses erasable TypeScript only.
 */
import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { composeServices } from '@theguild/federation-composition';
import { Kind, parse, print, type DirectiveDefinitionNode, type DocumentNode } from 'graphql';

/** One subgraph to compose. */
export interface SubgraphDefinition {
  readonly name: string;
  /** Federation 2 SDL. */
  readonly sdl: string;
  /** Where it listens; left out for a subgraph in this process. */
  readonly url?: string;
}

/** One reason why subgraphs do not fit together. */
export interface CompositionError {
  readonly message: string;
  /** Apollo's code of the rule, such as `INVALID_FIELD_SHARING`. */
  readonly code: string;
}

/** A supergraph, or every reason why there is none. */
export type Composition =
  { readonly ok: true; readonly supergraphSdl: string } | { readonly ok: false; readonly errors: readonly CompositionError[] };

/** Composes in this thread: 0.1-0.3 s during which nothing else runs. A server uses `composeInWorker`. */
export function composeSupergraph(subgraphs: readonly SubgraphDefinition[]): Composition {
  try {
    const documents = subgraphs.map(({ sdl }) => parse(sdl));
    const result = composeServices(subgraphs.map(({ name, url }, index) => ({ name, url, typeDefs: documents[index]! })));
    if (result.errors === undefined) return { ok: true, supergraphSdl: withDescribedDirectives(result.supergraphSdl, documents) };
    return {
      ok: false,
      errors: result.errors.map(({ message, extensions: { code } }) => ({ message, code: typeof code === 'string' ? code : 'UNKNOWN' })),
    };
  } catch (error) {
    return { ok: false, errors: [{ message: error instanceof Error ? error.message : String(error), code: 'INVALID_GRAPHQL' }] };
  }
}

/** Gives composed directives their descriptions back, which composition drops. */
function withDescribedDirectives(supergraphSdl: string, subgraphs: readonly DocumentNode[]): string {
  const described = new Map<string, DirectiveDefinitionNode>();
  for (const definition of subgraphs.flatMap(({ definitions }) => definitions)) {
    if (definition.kind === Kind.DIRECTIVE_DEFINITION && definition.description !== undefined) described.set(definition.name.value, definition);
  }
  if (described.size === 0) return supergraphSdl;
  let sdl = supergraphSdl;
  // From the end, so that places before it stay where they are.
  for (const node of parse(supergraphSdl).definitions.toReversed()) {
    const original = node.kind === Kind.DIRECTIVE_DEFINITION ? described.get(node.name.value) : undefined;
    if (node.kind !== Kind.DIRECTIVE_DEFINITION || original === undefined) continue;
    const args = node.arguments?.map((arg) => ({ ...arg, description: original.arguments?.find(({ name }) => name.value === arg.name.value)?.description }));
    sdl = sdl.slice(0, node.loc!.start) + print({ ...node, description: original.description, arguments: args }) + sdl.slice(node.loc!.end);
  }
  return sdl;
}

/** Marks the data of the worker that runs this file. */
export const COMPOSITION_TASK = 'otklik:compose';

if (!isMainThread && parentPort !== null && (workerData as { task?: unknown } | null)?.task === COMPOSITION_TASK) {
  parentPort.postMessage(composeSupergraph((workerData as { subgraphs: readonly SubgraphDefinition[] }).subgraphs));
}

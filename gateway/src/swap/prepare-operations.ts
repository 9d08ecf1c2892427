import type { Engine, Slices } from '@otklik/gateway-engine';
import { getOperationAST, OperationTypeNode, validate, type GraphQLSchema } from 'graphql';
import type { KnownOperations } from '../apollo/known-operations.js';

/** Operations that are made ready, and for how long at most in milliseconds: a swap shall not wait for what is hardly used. */
const MOST = 200;
const MOST_MS = 2_000;

/**
 * Makes the operations that are in use ready for an engine before requests get it: validated, planned and compiled. Otherwise all
 * requests that come right after a swap would wait for the planner's thread, and then be carried out at once.
 * @param from the schema that is in use now
 */
export async function prepareOperations(known: KnownOperations, from: GraphQLSchema, engine: Engine, slices: Slices): Promise<void> {
  const until = performance.now() + MOST_MS;
  for (const { text, hash, document } of known.latest(from, MOST)) {
    if (performance.now() > until) return;
    await slices.rest();
    // What else Apollo Server asks of an operation (introspection, recursion) depends on its text alone, and was met.
    if (validate(engine.apiSchema, document, undefined, { maxErrors: 1, hideSuggestions: true }).length > 0) continue;
    known.remember(text, hash, engine.apiSchema, document);
    await slices.rest();
    const operation = getOperationAST(document);
    // None where the document has several.
    if (!operation || operation.operation === OperationTypeNode.SUBSCRIPTION) continue;
    try {
      const prepared = engine.prepare(document, text, operation.name?.value ?? null);
      if (prepared instanceof Promise) await slices.wait(prepared);
    } catch {
      // There is no plan for it: the request that asks for it next is told so.
    }
  }
}

import type { GraphQLSchema } from 'graphql';
import { TypeConditions } from '../schema/type-conditions.js';
import { buildInSlices } from './build-in-slices.js';
import type { Slices } from './slices.js';
import { WorkerPlanner } from './worker-planner.js';

/** A supergraph that another thread has found good, and its schema in this one. */
export interface LoadedSupergraph {
  readonly supergraphSdl: string;
  readonly planner: WorkerPlanner;
  readonly apiSchema: GraphQLSchema;
  readonly types: TypeConditions;
  /** See `Engine.outlineSdl`. */
  readonly outlineSdl: string;
}

/**
 * Reads and checks a supergraph in a worker thread, which then makes its plans; only the schema is built here, in slices.
 * Close the planner when the supergraph is not used after all.
 * @throws Error that says why it cannot be served
 */
export async function loadSupergraph(supergraphSdl: string, slices: Slices): Promise<LoadedSupergraph> {
  const planner = new WorkerPlanner(supergraphSdl);
  try {
    const { apiDefinitions, types, outlineSdl } = await slices.wait(planner.read());
    const apiSchema = await buildInSlices(apiDefinitions, slices);
    await slices.end();
    return { supergraphSdl, planner, apiSchema, types: new TypeConditions(types), outlineSdl };
  } catch (error) {
    await planner.close();
    throw error;
  }
}

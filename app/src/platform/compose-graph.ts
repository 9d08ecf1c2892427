import { composeInWorker } from '@otklik/gateway';
import type { Subgraph } from '@otklik/subgraph';

/** Composes the unified graph. @throws Error with every reason when the subgraphs do not fit together */
export async function composeGraph(subgraphs: readonly Pick<Subgraph, 'name' | 'sdl'>[]): Promise<string> {
  const composition = await composeInWorker(subgraphs.map(({ name, sdl }) => ({ name, sdl })));
  if (composition.ok) return composition.supergraphSdl;
  throw new Error(`The subgraphs do not compose:\n${composition.errors.map(({ code, message }) => `${code}: ${message}`).join('\n')}`);
}

import { composeInWorker, composerVersion } from '@otklik/gateway';
import type { Subgraph } from '@otklik/subgraph';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { ComposedFiles } from './composed-files.js';

/** Composes the unified graph. @throws Error with every reason when the subgraphs do not fit together */
export type ComposeGraph = (subgraphs: readonly Pick<Subgraph, 'name' | 'sdl'>[]) => Promise<string>;

/** Composes in a worker thread, which takes about a second. */
export const composeGraph: ComposeGraph = async (subgraphs) => {
  const composition = await composeInWorker(subgraphs.map(({ name, sdl }) => ({ name, sdl })));
  if (composition.ok) return composition.supergraphSdl;
  throw new Error(`The subgraphs do not compose:\n${composition.errors.map(({ code, message }) => `${code}: ${message}`).join('\n')}`);
};

/** Where a platform keeps composed graphs. */
export function composedIn({ home }: { readonly home: string }): string {
  return join(home, 'composed');
}

/**
 * Composes what has not been composed before: a restart has what ran before it, and the gateways have what a change was tried with.
 * @param folder where composed graphs are kept
 */
export function composeOnce(folder: string): ComposeGraph {
  const files = new ComposedFiles(folder);
  return async (subgraphs) => {
    const key = createHash('sha256').update(JSON.stringify([await composerVersion(), subgraphs.map(({ name, sdl }) => [name, sdl])])).digest('hex');
    const known = await files.find(key);
    if (known !== null) return known;
    const composed = await composeGraph(subgraphs);
    await files.keep(key, composed);
    return composed;
  };
}

import { composeInWorker, composerVersion } from '@otklik/gateway';
import type { Subgraph } from '@otklik/subgraph';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { ComposedFiles } from './composed-files.js';

/** What composition reads of a subgraph. */
export type ComposedSubgraph = Pick<Subgraph, 'name' | 'sdl'>;

/** Composes in a worker thread, which takes a second and more. @throws Error with every reason when the subgraphs do not fit together */
export async function composeGraph(subgraphs: readonly ComposedSubgraph[]): Promise<string> {
  const composition = await composeInWorker(subgraphs.map(({ name, sdl }) => ({ name, sdl })));
  if (composition.ok) return composition.supergraphSdl;
  throw new Error(`The subgraphs do not compose:\n${composition.errors.map(({ code, message }) => `${code}: ${message}`).join('\n')}`);
}

/** Composes what has not been composed before: a restart has what ran before it, and the gateways of a machine have what a change was tried with. */
export class Composer {
  readonly #files: ComposedFiles | null;

  /** @param folder where composed graphs are kept; null for nowhere */
  constructor(folder: string | null) {
    this.#files = folder === null ? null : new ComposedFiles(folder);
  }

  /** The composer of the platform with this home. */
  static of({ home }: { readonly home: string }): Composer {
    return new Composer(join(home, 'composed'));
  }

  /** @throws Error with every reason when the subgraphs do not fit together */
  async compose(subgraphs: readonly ComposedSubgraph[]): Promise<string> {
    const known = this.#files === null ? null : await this.#files.find(await keyOf(subgraphs));
    if (known !== null) return known;
    const composed = await composeGraph(subgraphs);
    await this.keep(subgraphs, composed);
    return composed;
  }

  /** Notes what subgraphs make together. */
  async keep(subgraphs: readonly ComposedSubgraph[], supergraphSdl: string): Promise<void> {
    await this.#files?.keep(await keyOf(subgraphs), supergraphSdl);
  }
}

async function keyOf(subgraphs: readonly ComposedSubgraph[]): Promise<string> {
  const hash = createHash('sha256').update(await composerVersion());
  for (const { name, sdl } of subgraphs) hash.update(`\n${name} ${sdl.length}\n`).update(sdl);
  return hash.digest('hex');
}

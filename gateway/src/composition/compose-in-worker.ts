import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import { COMPOSITION_TASK, type Composition, type SubgraphDefinition } from './compose.js';

const ENTRY = new URL(import.meta.url.endsWith('.ts') ? './compose.ts' : './compose.js', import.meta.url);
const TIMEOUT_MS = 60_000;

/** Names the code that composes: what another version has composed may be something else. */
export async function composerVersion(): Promise<string> {
  const library = createRequire(import.meta.url).resolve('@theguild/federation-composition/package.json');
  const files = await Promise.all([readFile(ENTRY), readFile(library)]);
  return createHash('sha256').update(Buffer.concat(files)).digest('hex');
}

/** Composes in a worker thread of its own, so that requests go on meanwhile. Rejects only when the worker itself fails. */
export function composeInWorker(subgraphs: readonly SubgraphDefinition[]): Promise<Composition> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(ENTRY, {
      workerData: { task: COMPOSITION_TASK, subgraphs },
      execArgv: ['--disable-warning=ExperimentalWarning'],
    });
    const impatience = setTimeout(() => reject(new Error(`Composition took longer than ${TIMEOUT_MS / 1000} s.`)), TIMEOUT_MS);
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`The composition worker ended with code ${code} and no answer.`)));
    const end = (): void => {
      clearTimeout(impatience);
      void worker.terminate();
    };
    worker.once('message', end);
    worker.once('error', end);
  });
}

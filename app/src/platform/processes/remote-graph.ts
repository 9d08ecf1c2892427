import { Repeating } from '@otklik/jobs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Composer } from '../compose-graph.js';
import { SUBGRAPH_NAMES, type SubgraphName } from '../subgraph-names.js';
import { askForSdl } from './ask-for-sdl.js';
import type { SignedHeaders } from './signed-headers.js';

const EVERY_MS = 2_000;
const RETRY_MS = 300;

/** What `RemoteGraph` depends on. */
export interface RemoteGraphOptions {
  /** Where every subgraph listens. */
  readonly urls: ReadonlyMap<SubgraphName, string>;
  readonly headers: SignedHeaders;
  /** Default: anew each time. */
  readonly composer?: Composer;
  /** How soon another revision of a subgraph is known of, in milliseconds. 2 s. */
  readonly everyMs?: number;
}

/** The graph of subgraphs that are processes of their own: made of what each of them says about itself. */
export class RemoteGraph {
  readonly #urls: ReadonlyMap<SubgraphName, string>;
  readonly #headers: SignedHeaders;
  readonly #composer: Composer;
  readonly #sdls = new Map<SubgraphName, string>();
  readonly #repeating: Repeating;
  #composed = '';
  #following: { readonly before: () => Promise<void>; readonly onSupergraph: (supergraphSdl: string) => Promise<void> } | null = null;
  #last: Promise<void> = Promise.resolve();

  constructor({ urls, headers, composer = new Composer(null), everyMs = EVERY_MS }: RemoteGraphOptions) {
    this.#urls = urls;
    this.#headers = headers;
    this.#composer = composer;
    this.#repeating = new Repeating(everyMs);
  }

  /**
   * The supergraph, as soon as every subgraph has answered.
   * @param onWaiting told which have not, and why, whenever that changes
   * @throws Error with every reason when they do not compose, and the signal's reason
   */
  async open(onWaiting: (line: string) => void, signal?: AbortSignal): Promise<string> {
    let told = '';
    for (;;) {
      const missing = await this.#look();
      if (missing.length === 0) return this.#compose();
      const line = `Waiting for ${missing.join('; ')}`;
      if (line !== told) onWaiting(line);
      told = line;
      await sleep(RETRY_MS, undefined, signal === undefined ? {} : { signal });
    }
  }

  /**
   * Calls back with a new supergraph whenever a subgraph says something else about itself. One that does not answer stays in the
   * graph as it was; supergraphs that do not compose, or that the callback rejects, are told and left out.
   * @param before waits until it is time to look
   */
  follow(onSupergraph: (supergraphSdl: string) => Promise<void>, onError: (error: unknown) => void, before: () => Promise<void> = () => Promise.resolve()): void {
    this.#following = { before, onSupergraph };
    this.#repeating.start(() => this.refresh(), onError);
  }

  /** Looks now, after the look under way. Rejects with what would be told. */
  refresh(): Promise<void> {
    const refreshed = this.#last.then(() => this.#refresh());
    this.#last = refreshed.catch(() => undefined);
    return refreshed;
  }

  /** Resolves when the look under way is over. */
  stop(): Promise<void> {
    return this.#repeating.stop();
  }

  async #refresh(): Promise<void> {
    await this.#following?.before();
    await this.#look();
    if (this.#fingerprint() !== this.#composed) await this.#following?.onSupergraph(await this.#compose());
  }

  /** Asks everyone; gives those that have never answered, each with where it should be and the reason. */
  async #look(): Promise<string[]> {
    const asked = [...this.#urls].map(async ([name, url]) => {
      try {
        this.#sdls.set(name, await askForSdl(name, url, this.#headers));
        return null;
      } catch (error) {
        return this.#sdls.has(name) ? null : `${name} at ${url} (${error instanceof Error ? error.message : String(error)})`;
      }
    });
    return (await Promise.all(asked)).filter((line) => line !== null);
  }

  #compose(): Promise<string> {
    this.#composed = this.#fingerprint();
    return this.#composer.compose(SUBGRAPH_NAMES.map((name) => ({ name, sdl: this.#sdls.get(name)! })));
  }

  #fingerprint(): string {
    return JSON.stringify(SUBGRAPH_NAMES.map((name) => this.#sdls.get(name)));
  }
}

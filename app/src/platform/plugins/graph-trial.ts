import { FormRegistry, ManifestInvalid, graphBreaks } from '@otklik/plugin-host';
import type { PluginManifest } from '@otklik/plugin-sdk';
import { Kind, parse } from 'graphql';
import type { ComposedSubgraph, Composer } from '../compose-graph.js';
import { SUBGRAPH_NAMES, type SubgraphName } from '../subgraph-names.js';
import { FormsInSupergraph } from './forms-in-supergraph.js';

/** The subgraph whose types plugins bring. */
export const FORMS_SUBGRAPH: SubgraphName = 'appeals';

/** What plugins are tried with. */
export interface TrialOptions {
  /** A subgraph without plugins, of which only the SDL is wanted. */
  describe(name: SubgraphName): Promise<ComposedSubgraph>;
  /** The subgraph of the forms with plugins, built and checked. */
  build(plugins: readonly PluginManifest[]): Promise<ComposedSubgraph>;
  readonly composer: Composer;
}

/** The graph without plugins, which never changes while a process runs. */
interface BareGraph {
  readonly subgraphs: readonly ComposedSubgraph[];
  readonly typeNames: readonly string[];
}

/** Tries plugins before they come into the graph: every process of the platform has the code of all subgraphs. */
export class GraphTrial {
  #bare: Promise<BareGraph> | null = null;
  #forms: Promise<FormsInSupergraph> | null = null;

  constructor(private readonly options: TrialOptions) {}

  /** Names of the types that the graph has without plugins. */
  async coreTypes(): Promise<readonly string[]> {
    return (await this.#bareGraph()).typeNames;
  }

  /** Why the graph cannot go from some plugins to others: every reason; empty when it can. */
  async reasons(before: readonly PluginManifest[], after: readonly PluginManifest[]): Promise<string[]> {
    try {
      const to = new FormRegistry(after);
      if (new FormRegistry(before).sdl() === to.sdl()) return [];
      const broken = await this.#breaks(before, after);
      if (broken.length > 0) return broken;
      const forms = await this.options.build(after);
      const supergraphSdl = await this.composeWith(after);
      // For the gateways, which know the subgraphs by their SDL.
      const { subgraphs } = await this.#bareGraph();
      await this.options.composer.keep(subgraphs.map((subgraph) => (subgraph.name === FORMS_SUBGRAPH ? forms : subgraph)), supergraphSdl);
      return [];
    } catch (error) {
      if (error instanceof ManifestInvalid) return error.issues.map(({ path, message }) => `${path}: ${message}`);
      return [error instanceof Error ? error.message : String(error)];
    }
  }

  /** The supergraph with the forms of these plugins. */
  async composeWith(plugins: readonly PluginManifest[]): Promise<string> {
    return (await this.#composed()).with(new FormRegistry(plugins).sdlParts());
  }

  /** Gets ready what every trial needs, so that the first one takes no longer than those after it. What fails is told by the trial. */
  async warmUp(plugins: readonly PluginManifest[]): Promise<void> {
    await this.composeWith(plugins).catch(() => undefined);
  }

  /** What of the graph is taken away, and which names of other subgraphs are taken: by those that change, for the others were tried before. */
  async #breaks(before: readonly PluginManifest[], after: readonly PluginManifest[]): Promise<string[]> {
    const [had, has] = [new Set(before), new Set(after)];
    const [from, to] = [before.filter((plugin) => !has.has(plugin)), after.filter((plugin) => !had.has(plugin))];
    // Refuses clashes with the whole platform; those with each other were refused with the registry.
    void new FormRegistry(to, { coreTypes: await this.coreTypes() });
    return graphBreaks(new FormRegistry(from), new FormRegistry(to));
  }

  #composed(): Promise<FormsInSupergraph> {
    this.#forms ??= this.#bareGraph().then(async ({ subgraphs }) => new FormsInSupergraph(await this.options.composer.compose(subgraphs), FORMS_SUBGRAPH.toUpperCase()));
    // What failed for once is tried again.
    this.#forms.catch(() => (this.#forms = null));
    return this.#forms;
  }

  #bareGraph(): Promise<BareGraph> {
    this.#bare ??= Promise.all(SUBGRAPH_NAMES.map((name) => this.options.describe(name))).then((subgraphs) => ({ subgraphs, typeNames: subgraphs.flatMap(({ sdl }) => typeNamesIn(sdl)) }));
    this.#bare.catch(() => (this.#bare = null));
    return this.#bare;
  }
}

function typeNamesIn(sdl: string): string[] {
  return parse(sdl, { noLocation: true }).definitions.flatMap((definition) =>
    'name' in definition && definition.name !== undefined && definition.kind !== Kind.DIRECTIVE_DEFINITION ? [definition.name.value] : [],
  );
}

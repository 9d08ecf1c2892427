import { FormRegistry, ManifestInvalid, graphBreaks } from '@otklik/plugin-host';
import type { PluginManifest } from '@otklik/plugin-sdk';
import type { Subgraph } from '@otklik/subgraph';
import { Kind, parse } from 'graphql';
import type { ComposeGraph } from '../compose-graph.js';
import { SUBGRAPH_NAMES, type SubgraphName } from '../subgraph-names.js';

/** The subgraph whose types plugins bring. */
export const FORMS_SUBGRAPH: SubgraphName = 'appeals';

/** What a subgraph says of itself. */
type Described = Pick<Subgraph, 'name' | 'sdl'>;

/** What plugins are tried with. */
export interface TrialOptions {
  /** A subgraph without plugins, of which only the SDL is wanted. */
  describe(name: SubgraphName): Promise<Described>;
  /** The subgraph of the forms with plugins, built and checked. */
  build(plugins: readonly PluginManifest[]): Promise<Described>;
  readonly compose: ComposeGraph;
}

/** Tries plugins before they come into the graph: every process of the platform has the code of all subgraphs. */
export class GraphTrial {
  #bare: Promise<Described[]> | null = null;
  #last: { readonly sdl: string; readonly supergraphSdl: string } | null = null;

  constructor(private readonly options: TrialOptions) {}

  /** Names of the types that the graph has without plugins. */
  async coreTypes(): Promise<string[]> {
    const definitions = (await this.#bareSubgraphs()).flatMap(({ sdl }) => parse(sdl, { noLocation: true }).definitions);
    return definitions.flatMap((definition) => ('name' in definition && definition.name !== undefined && definition.kind !== Kind.DIRECTIVE_DEFINITION ? [definition.name.value] : []));
  }

  /** Why the graph cannot go from some plugins to others: every reason; empty when it can. */
  async reasons(before: readonly PluginManifest[], after: readonly PluginManifest[]): Promise<string[]> {
    try {
      const from = new FormRegistry(before);
      const to = new FormRegistry(after);
      if (from.sdl() === to.sdl()) return [];
      const broken = graphBreaks(from, to);
      if (broken.length > 0) return broken;
      await this.composeWith(await this.options.build(after));
      return [];
    } catch (error) {
      if (error instanceof ManifestInvalid) return error.issues.map(({ path, message }) => `${path}: ${message}`);
      return [error instanceof Error ? error.message : String(error)];
    }
  }

  /** The supergraph with these forms: of the last that was tried it is there already. @throws Error with every reason when they do not compose */
  async composeWith(forms: Described): Promise<string> {
    if (this.#last?.sdl === forms.sdl) return this.#last.supergraphSdl;
    const supergraphSdl = await this.options.compose((await this.#bareSubgraphs()).map((subgraph) => (subgraph.name === FORMS_SUBGRAPH ? forms : subgraph)));
    this.#last = { sdl: forms.sdl, supergraphSdl };
    return supergraphSdl;
  }

  /** All subgraphs without plugins; the others than the one of the forms never change. */
  #bareSubgraphs(): Promise<Described[]> {
    this.#bare ??= Promise.all(SUBGRAPH_NAMES.map((name) => this.options.describe(name)));
    return this.#bare;
  }
}

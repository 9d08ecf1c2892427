import { buildAppeals } from '@otklik/appeals';
import type { Clock } from '@otklik/base';
import { buildCabinets } from '@otklik/cabinets';
import { buildDiscussions } from '@otklik/discussions';
import type { EventLog } from '@otklik/events';
import { buildInsights } from '@otklik/insights';
import { buildPeople, type Vault } from '@otklik/people';
import type { FileLinks } from '@otklik/files';
import { FormRegistry } from '@otklik/plugin-host';
import type { PluginManifest } from '@otklik/plugin-sdk';
import type { Subgraph } from '@otklik/subgraph';
import { buildSurveys } from '@otklik/surveys';
import type { Composer } from './compose-graph.js';
import { detailsVault } from './details-vault.js';
import type { Stores } from './open-stores.js';
import { FORMS_SUBGRAPH, GraphTrial } from './plugins/graph-trial.js';
import { PluginChanges } from './plugins/plugin-changes.js';
import { SUBGRAPH_NAMES, type SubgraphName } from './subgraph-names.js';

/** What subgraphs are built from. */
interface SubgraphSources {
  readonly stores: Stores;
  /** The plugins whose types are in the graph. */
  readonly plugins: readonly PluginManifest[];
  readonly clock: Clock;
  readonly log: EventLog;
  /** See `loadVoteSecret`. */
  readonly voteSecret: () => Promise<string>;
  /** See `vaultOpener`. */
  readonly vault: () => Promise<Vault>;
  /** See `openFileLinks`. */
  readonly files: () => Promise<FileLinks>;
  /** What changes of plugins stand on. */
  readonly changes: PluginChanges;
  /** Called after every commit that put events into the outbox. */
  readonly onCommitted: () => void;
  readonly composer: Composer;
}

const BUILD = {
  appeals: async ({ stores, plugins, clock, vault, files, onCommitted }) =>
    buildAppeals({ orm: stores.appeals, forms: new FormRegistry(plugins), clock, vault: detailsVault(vault), files: await files(), onCommitted }),
  cabinets: ({ stores, clock, changes }) => buildCabinets({ orm: stores.cabinets, clock, platform: changes, graph: changes }),
  discussions: ({ stores, clock, onCommitted }) => buildDiscussions({ orm: stores.discussions, clock, onCommitted }),
  insights: ({ stores, log, clock }) => buildInsights({ orm: stores.insights, log, clock }),
  people: async ({ stores, clock, vault, onCommitted }) => buildPeople({ orm: stores.people, clock, vault: await vault(), onCommitted }),
  surveys: async ({ stores, clock, voteSecret, onCommitted }) => buildSurveys({ orm: stores.surveys, clock, voteSecret: await voteSecret(), onCommitted }),
} satisfies Record<SubgraphName, (sources: SubgraphSources) => Promise<Subgraph>>;

/** Everything that subgraphs are built from but the plugins, which come and go. */
export type LastingSources = Omit<SubgraphSources, 'plugins' | 'changes'>;

/** Builds subgraphs, each as often as other plugins are in the graph. */
export class SubgraphBuilder {
  /** Where plugins are tried. */
  readonly trial: GraphTrial;
  readonly #sources: Omit<SubgraphSources, 'plugins'>;
  /** What was tried is served next. */
  readonly #last = new Map<SubgraphName, { readonly plugins: readonly PluginManifest[]; readonly subgraph: Subgraph }>();

  constructor(sources: LastingSources) {
    const trial = (this.trial = new GraphTrial({
      describe: (name) => this.#describe(name, []),
      build: (plugins) => this.build(FORMS_SUBGRAPH, plugins),
      composer: sources.composer,
    }));
    this.#sources = { ...sources, changes: new PluginChanges({ orm: sources.stores.cabinets, trial, onCommitted: sources.onCommitted }) };
  }

  /** @param plugins those whose types are in the graph */
  async build(name: SubgraphName, plugins: readonly PluginManifest[]): Promise<Subgraph> {
    const last = this.#last.get(name);
    if (last !== undefined && areSame(last.plugins, plugins)) return last.subgraph;
    const subgraph = await this.#describe(name, plugins);
    // Made and checked now, and not with the first request.
    void subgraph.schema;
    this.#last.set(name, { plugins, subgraph });
    return subgraph;
  }

  /** Every subgraph of the platform. */
  buildAll(plugins: readonly PluginManifest[]): Promise<Subgraph[]> {
    return Promise.all(SUBGRAPH_NAMES.map((name) => this.build(name, plugins)));
  }

  /** The same, of which only the SDL is wanted. */
  #describe(name: SubgraphName, plugins: readonly PluginManifest[]): Promise<Subgraph> {
    return BUILD[name]({ ...this.#sources, plugins });
  }
}

function areSame(some: readonly PluginManifest[], others: readonly PluginManifest[]): boolean {
  return some.length === others.length && some.every((plugin, index) => plugin === others[index]);
}

import { buildAppeals } from '@otklik/appeals';
import type { Clock } from '@otklik/base';
import { buildCabinets } from '@otklik/cabinets';
import { buildDiscussions } from '@otklik/discussions';
import type { EventLog } from '@otklik/events';
import { buildInsights } from '@otklik/insights';
import { buildPeople } from '@otklik/people';
import { FormRegistry } from '@otklik/plugin-host';
import type { PluginManifest } from '@otklik/plugin-sdk';
import type { Subgraph } from '@otklik/subgraph';
import { buildSurveys } from '@otklik/surveys';
import type { Stores } from './open-stores.js';

/** What the subgraphs are built from. */
export interface SubgraphSources {
  readonly stores: Stores;
  /** The plugins whose types are in the graph. */
  readonly plugins: readonly PluginManifest[];
  readonly clock: Clock;
  readonly log: EventLog;
  /** See `loadVoteSecret`. */
  readonly voteSecret: string;
  /** Called after every commit that put events into the outbox. */
  readonly onCommitted: () => void;
}

/** Builds every subgraph of the platform. */
export function openSubgraphs({ stores, plugins, clock, log, voteSecret, onCommitted }: SubgraphSources): Promise<Subgraph[]> {
  return Promise.all([
    buildAppeals({ orm: stores.appeals, forms: new FormRegistry(plugins), clock, onCommitted }),
    buildCabinets(stores.cabinets),
    buildDiscussions({ orm: stores.discussions, clock, onCommitted }),
    buildInsights({ orm: stores.insights, log, clock }),
    buildPeople(stores.people, clock),
    buildSurveys({ orm: stores.surveys, clock, voteSecret, onCommitted }),
  ]);
}

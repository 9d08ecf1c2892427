import type { EntityManager } from '@mikro-orm/postgresql';
import { Refusal, canName } from '@otklik/base';
import { once } from '@otklik/subgraph';
import { CABINET_PERMISSIONS } from '../../permissions.js';
import { CabinetEntity, type Cabinet } from '../../store/cabinet.entity.js';
import { lockPlugins } from '../../store/graph-revisions.js';
import { PluginInstallationEntity, type PluginInstallation } from '../../store/plugin.entity.js';
import type { PluginSetting } from './plugin-setting.js';
import { refreshPlugin } from './refresh-plugin.js';
import { reviseGraph } from './revise-graph.js';

/** A plugin in a cabinet, as a client names them. */
export interface InstallationInput {
  readonly pluginId: string;
  /** Slug. */
  readonly cabinet: string;
  readonly idempotencyKey?: string | null;
}

/** What became of it. */
export interface ChangedInstallation {
  readonly installation: PluginInstallation;
  /** The revision of the graph that has it. */
  readonly revision: number;
  /** Whether every process serves this revision by now. */
  readonly isInUse: boolean;
}

/** What a change works on. */
export interface InstallationChange {
  readonly tx: EntityManager;
  readonly cabinet: Cabinet;
  /** Null where the cabinet has never had it. */
  readonly known: PluginInstallation | null;
}

/**
 * Changes what a cabinet has of a plugin, and with it the graph: all of it or nothing. Refusals come in this order, so that nobody learns
 * more than they may: permission, what is named, input, graph. Resolves when every process serves the graph, or has not in time.
 */
export async function changeInstallation(
  { em, clock, viewer: asker, graph }: PluginSetting,
  mutation: string,
  input: InstallationInput,
  change: (what: InstallationChange) => Promise<PluginInstallation>,
): Promise<ChangedInstallation> {
  const viewer = CABINET_PERMISSIONS.requireSomewhere(asker, 'plugin.install');
  const { pluginId, cabinet: slug } = input;
  const changed = await em.fork().transactional((tx) =>
    once(tx, 'cabinets', { viewer, mutation, input, clock }, {
      answer: ({ installation, revision }) => ({ id: installation.id, revision }),
      replay: async ({ id, revision }: { readonly id: string; readonly revision: number }) => ({ installation: await tx.findOneOrFail(PluginInstallationEntity, { id }), revision }),
      work: async () => {
        await lockPlugins(tx);
        const cabinet = canName(slug) ? await tx.findOne(CabinetEntity, { slug }) : null;
        CABINET_PERMISSIONS.require(viewer, 'plugin.install', { cabinetId: cabinet?.id ?? null });
        if (cabinet === null) throw Refusal.validation([UNKNOWN_CABINET]);
        const known = canName(pluginId) ? await tx.findOne(PluginInstallationEntity, { cabinetId: cabinet.id, pluginId }) : null;
        const at = clock.now();
        const installation = await change({ tx, cabinet, known });
        Object.assign(installation, { changedAt: at, changedBy: viewer.login });
        await tx.flush();
        await refreshPlugin(tx, clock, pluginId);
        await tx.flush();
        return { installation, revision: await reviseGraph(tx, graph, { cause: `${mutation} ${pluginId}`, by: viewer.login, at }) };
      },
    }),
  );
  graph.onCommitted();
  return { ...changed, isInUse: await graph.settled(changed.revision) };
}

const UNKNOWN_CABINET = { path: ['cabinet'], code: 'UNKNOWN_CABINET', message: { ru: 'Такого кабинета нет.', en: 'There is no such cabinet.' } };

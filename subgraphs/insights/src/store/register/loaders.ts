import type { EntityManager } from '@mikro-orm/postgresql';
import { grouped, inOrder } from '@otklik/subgraph';
import DataLoader from 'dataloader';
import { newestChecks, type PrincipleCheck } from './checks.js';
import { metricsOf, type SubjectMetric } from './metric-values.js';
import { findServices, type Service } from './services.js';
import { findSituations, type LifeSituation } from './situations.js';
import { findStages, servicesOfStages, situationsOfServices, stagesOf, type Stage } from './stages.js';

/** Batched look-ups in the register. Ids are UUIDs in small letters. */
export interface RegisterLoaders {
  readonly service: DataLoader<string, Service | null>;
  readonly situation: DataLoader<string, LifeSituation | null>;
  readonly stage: DataLoader<string, Stage | null>;
  /** Of a life situation. */
  readonly stages: DataLoader<string, Stage[]>;
  /** Ids of the services of a stage. */
  readonly stageServices: DataLoader<string, string[]>;
  /** Ids of the life situations of a service. */
  readonly serviceSituations: DataLoader<string, string[]>;
  /** Of a service or a life situation. */
  readonly metrics: DataLoader<string, SubjectMetric[]>;
  /** The newest of a service against each principle. */
  readonly checks: DataLoader<string, PrincipleCheck[]>;
}

export function createRegisterLoaders(em: EntityManager): RegisterLoaders {
  return {
    service: new DataLoader(async (ids) => inOrder(ids, await findServices(em, ids), ({ id }) => id)),
    situation: new DataLoader(async (ids) => inOrder(ids, await findSituations(em, ids), ({ id }) => id)),
    stage: new DataLoader(async (ids) => inOrder(ids, await findStages(em, ids), ({ id }) => id)),
    stages: new DataLoader(async (ids) => grouped(ids, await stagesOf(em, ids), ({ situationId }) => situationId)),
    stageServices: new DataLoader(async (ids) =>
      grouped(ids, await servicesOfStages(em, ids), ({ stageId }) => stageId).map((rows) => rows.map(({ serviceId }) => serviceId)),
    ),
    serviceSituations: new DataLoader(async (ids) =>
      grouped(ids, await situationsOfServices(em, ids), ({ serviceId }) => serviceId).map((rows) => rows.map(({ situationId }) => situationId)),
    ),
    metrics: new DataLoader(async (ids) => grouped(ids, await metricsOf(em, ids), ({ subjectId }) => subjectId)),
    checks: new DataLoader(async (ids) => grouped(ids, await newestChecks(em, ids), ({ serviceId }) => serviceId)),
  };
}

/** What was looked up before a change is not what is there after it. */
export function forgetRegister(loaders: RegisterLoaders): void {
  for (const loader of Object.values(loaders) as DataLoader<string, unknown>[]) loader.clearAll();
}

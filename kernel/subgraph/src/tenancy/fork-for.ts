import type { EntityManager } from '@mikro-orm/postgresql';
import { sessionOf } from '@otklik/database';
import type { Viewer } from '@otklik/identity';
import { tenantOf } from './tenant-of.js';

/** An entity manager of its own that works for a viewer: for what comes by another way than an operation of the graph. */
export function forkFor(em: EntityManager, viewer: Viewer): EntityManager {
  return em.fork({ session: sessionOf(tenantOf(viewer)) });
}

import type { AnyEntity, EntityClass, EntitySchema } from '@mikro-orm/core';
import { MikroORM } from '@mikro-orm/postgresql';
import { withRole } from './database-url.js';
import { KEEP_ALIVE } from './keep-alive.js';
import { roleOf } from './roles.js';
import { takeBackLost } from './take-back-lost.js';

const DEFAULT_POOL_MAX = 10;

export interface OrmOptions {
  databaseUrl: string;
  /** The schema of entities that name none. */
  schema: string;
  entities: readonly (EntityClass<AnyEntity> | EntitySchema)[];
  /** The role that its connections act as; by default the one of the schema. */
  role?: string;
  /** The most connections at once; 10 unless told. */
  poolMax?: number;
}

/** The ORM of a subgraph. Fork its entity manager once per request; close it at the end. */
export async function createOrm(options: OrmOptions): Promise<MikroORM> {
  const { databaseUrl, schema, entities, role = roleOf(schema), poolMax = DEFAULT_POOL_MAX } = options;
  const clientUrl = withRole(databaseUrl, role);
  return MikroORM.init({
    clientUrl,
    driverOptions: { connectionString: clientUrl, application_name: role, onPoolCreated: takeBackLost, ...KEEP_ALIVE },
    entities: [...entities],
    schema,
    discovery: { warnWhenNoEntities: false },
    ensureDatabase: false,
    allowGlobalContext: false,
    pool: { min: 0, max: poolMax },
  });
}

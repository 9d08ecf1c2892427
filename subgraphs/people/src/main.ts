import type { MikroORM } from '@mikro-orm/postgresql';
import type { Clock } from '@otklik/base';
import type { DatabaseModule } from '@otklik/database';
import { buildSubgraph, type Subgraph } from '@otklik/subgraph';
import { CitizenResolver } from './graphql/citizen.resolver.js';
import { ErasureResolver } from './graphql/erasure.resolver.js';
import { CabinetReadsResolver, CitizenReadsResolver, PersonalDataReadResolver } from './graphql/personal-data-read.resolver.js';
import { PersonalDataResolver } from './graphql/personal-data.resolver.js';
import { SessionResolver } from './graphql/session.resolver.js';
import type { PeopleContext } from './people-context.js';
import type { Vault } from './sealing/vault.js';
import { M0001People } from './store/migrations/m0001-people.js';
import { M0002EndedSessions } from './store/migrations/m0002-ended-sessions.js';
import { M0003SealedValues } from './store/migrations/m0003-sealed-values.js';
import { M0004Keys } from './store/migrations/m0004-keys.js';
import { createLoaders } from './use-cases/loaders.js';

/** What the people subgraph keeps in PostgreSQL: citizens in one schema, who they are in another. */
export const peopleDatabaseModule: DatabaseModule = {
  schema: 'people',
  schemas: ['people', 'personal'],
  migrations: [M0001People, M0002EndedSessions, M0003SealedValues, M0004Keys],
};

/** What the subgraph stands on. */
export interface PeopleOptions {
  readonly orm: MikroORM;
  readonly clock: Clock;
  readonly vault: Vault;
  /** Called after every commit that left events in the outbox. */
  readonly onCommitted: () => void;
}

/** Wires the subgraph `people`. */
export function buildPeople({ orm, clock, vault, onCommitted }: PeopleOptions): Promise<Subgraph> {
  return buildSubgraph<PeopleContext>({
    name: 'people',
    resolvers: [CitizenResolver, PersonalDataResolver, CitizenReadsResolver, CabinetReadsResolver, PersonalDataReadResolver, ErasureResolver, SessionResolver],
    references: { Citizen: ({ id }) => ({ id }), Cabinet: ({ id }) => ({ id }) },
    createContext: (request) => {
      const em = orm.em.fork();
      const { viewer, requestId } = request;
      return { ...request, em, clock, vault, onCommitted, loaders: createLoaders({ em, clock, vault, viewer, requestId }) };
    },
  });
}

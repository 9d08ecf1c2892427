import type { MikroORM } from '@mikro-orm/postgresql';
import type { Clock } from '@otklik/base';
import type { DatabaseModule } from '@otklik/database';
import { buildSubgraph, type Subgraph } from '@otklik/subgraph';
import { CitizenResolver } from './graphql/citizen.resolver.js';
import type { PeopleContext } from './people-context.js';
import { createLoaders } from './store/loaders.js';
import { M0001People } from './store/migrations/m0001-people.js';

/** What the people subgraph keeps in PostgreSQL: citizens in one schema, who they are in another. */
export const peopleDatabaseModule: DatabaseModule = { schema: 'people', schemas: ['people', 'personal'], migrations: [M0001People] };

/** Wires the subgraph `people`. */
export function buildPeople(orm: MikroORM, clock: Clock): Promise<Subgraph> {
  return buildSubgraph<PeopleContext>({
    name: 'people',
    resolvers: [CitizenResolver],
    references: { Citizen: ({ id }) => ({ id }) },
    createContext: (request) => {
      const em = orm.em.fork();
      return { ...request, em, clock, loaders: createLoaders(em) };
    },
  });
}

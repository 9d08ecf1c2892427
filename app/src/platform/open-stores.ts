import type { MikroORM } from '@mikro-orm/postgresql';
import { appealsEntities } from '@otklik/appeals';
import { cabinetsEntities } from '@otklik/cabinets';
import { createOrm } from '@otklik/database';
import { discussionsEntities } from '@otklik/discussions';
import { peopleEntities } from '@otklik/people';
import { surveysEntities } from '@otklik/surveys';

/** The ORM of each subgraph; every one acts as the role of its own schema. */
export interface Stores {
  readonly appeals: MikroORM;
  readonly cabinets: MikroORM;
  readonly discussions: MikroORM;
  readonly insights: MikroORM;
  readonly people: MikroORM;
  readonly surveys: MikroORM;
  close(): Promise<void>;
}

/** Opens the stores of a migrated database. */
export async function openStores(databaseUrl: string): Promise<Stores> {
  const [appeals, cabinets, discussions, insights, people, surveys] = await Promise.all([
    createOrm({ databaseUrl, schema: 'appeals', entities: appealsEntities }),
    createOrm({ databaseUrl, schema: 'cabinets', entities: cabinetsEntities }),
    createOrm({ databaseUrl, schema: 'discussions', entities: discussionsEntities }),
    createOrm({ databaseUrl, schema: 'insights', entities: [] }),
    createOrm({ databaseUrl, schema: 'people', entities: peopleEntities }),
    createOrm({ databaseUrl, schema: 'surveys', entities: surveysEntities }),
  ]);
  return {
    appeals,
    cabinets,
    discussions,
    insights,
    people,
    surveys,
    close: async () => void (await Promise.all([appeals, cabinets, discussions, insights, people, surveys].map((orm) => orm.close()))),
  };
}

import type { MikroORM } from '@mikro-orm/postgresql';
import { appealsEntities } from '@otklik/appeals';
import { cabinetsEntities } from '@otklik/cabinets';
import { createOrm } from '@otklik/database';
import { peopleEntities } from '@otklik/people';

/** The ORM of each subgraph; every one acts as the role of its own schema. */
export interface Stores {
  readonly appeals: MikroORM;
  readonly cabinets: MikroORM;
  readonly insights: MikroORM;
  readonly people: MikroORM;
  close(): Promise<void>;
}

/** Opens the stores of a migrated database. */
export async function openStores(databaseUrl: string): Promise<Stores> {
  const [appeals, cabinets, insights, people] = await Promise.all([
    createOrm({ databaseUrl, schema: 'appeals', entities: appealsEntities }),
    createOrm({ databaseUrl, schema: 'cabinets', entities: cabinetsEntities }),
    createOrm({ databaseUrl, schema: 'insights', entities: [] }),
    createOrm({ databaseUrl, schema: 'people', entities: peopleEntities }),
  ]);
  return {
    appeals,
    cabinets,
    insights,
    people,
    close: async () => void (await Promise.all([appeals, cabinets, insights, people].map((orm) => orm.close()))),
  };
}

import type { Migration } from '@mikro-orm/migrations';

/** A migration; the name of the class is its name in the database, so it never changes. */
export type MigrationClass = new (...args: ConstructorParameters<typeof Migration>) => Migration;

/** What a package keeps in the database. */
export interface DatabaseModule {
  /** The schema of its tables, and of the table that lists its migrations. */
  schema: string;
  /** In the order in which they run. */
  migrations: readonly MigrationClass[];
  /** All schemas that it owns; by default its one schema. */
  schemas?: readonly string[];
}

/** Every schema of some modules. */
export function schemasOf(modules: readonly DatabaseModule[]): string[] {
  return [...new Set(modules.flatMap(({ schema, schemas }) => schemas ?? [schema]))];
}

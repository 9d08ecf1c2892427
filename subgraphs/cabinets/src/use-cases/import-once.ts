import type { EntityManager } from '@mikro-orm/postgresql';
import { Refusal, type Clock } from '@otklik/base';
import type { SignedInViewer } from '@otklik/identity';
import { once } from '@otklik/subgraph';
import { checkRows, type ImportedRow } from './imported-row.js';

/** What an import works with. */
export interface ImportSetting {
  readonly em: EntityManager;
  readonly clock: Clock;
}

/** An import of rows, which stand in the input under a name of their own. */
export interface RowsImport<Field extends string> {
  readonly viewer: SignedInViewer;
  /** The field of Mutation. */
  readonly mutation: string;
  readonly field: Field;
  readonly input: Readonly<Record<Field, readonly unknown[]>> & { readonly idempotencyKey?: string | null };
}

/** Runs an import in a transaction of its own; with a key that was used before, it is answered as then. */
export function importOnce<Field extends string>(
  { em, clock }: ImportSetting,
  { field, ...call }: RowsImport<Field>,
  work: (tx: EntityManager) => Promise<ImportedRow[]>,
): Promise<ImportedRow[]> {
  const issues = checkRows(field, call.input[field].length);
  if (issues.length > 0) throw Refusal.validation(issues);
  return em.fork().transactional((tx) =>
    once(tx, 'cabinets', { ...call, clock }, { answer: (rows) => rows, work: () => work(tx), replay: (rows: ImportedRow[]) => Promise.resolve(rows) }),
  );
}

import type { EntityManager } from '@mikro-orm/postgresql';

/** A message of another system as it was first brought in. */
export interface FirstImport {
  /** Of the text as it came. */
  readonly fingerprint: string;
  readonly appealId: string;
}

/** A message that wants to be brought in. */
export interface MessageImport extends FirstImport {
  readonly externalId: string;
}

/**
 * Notes many messages of one system at once, so that none is ever brought in twice. Answers by id there what those that are here already
 * were first; all others are noted now. Two callers with the same messages wait for each other in the order of the ids, so neither for ever.
 */
export async function noteImports(tx: EntityManager, source: string, messages: readonly MessageImport[]): Promise<Map<string, FirstImport>> {
  if (messages.length === 0) return new Map();
  const sorted = messages.toSorted((a, b) => (a.externalId < b.externalId ? -1 : 1));
  const noted = await tx.execute<{ external_id: string }[]>(
    `insert into appeals.imported_message (source, external_id, fingerprint, appeal_id)
     values ${sorted.map(() => '(?, ?, ?, ?)').join(', ')} on conflict do nothing returning external_id`,
    sorted.flatMap(({ externalId, fingerprint, appealId }) => [source, externalId, fingerprint, appealId]),
  );
  const isNew = new Set(noted.map(({ external_id }) => external_id));
  const known = messages.filter(({ externalId }) => !isNew.has(externalId));
  if (known.length === 0) return new Map();
  const first = await tx.execute<{ external_id: string; fingerprint: string; appeal_id: string }[]>(
    'select external_id, fingerprint, appeal_id from appeals.imported_message where source = ? and external_id in (?)',
    [source, known.map(({ externalId }) => externalId)],
  );
  return new Map(first.map(({ external_id, fingerprint, appeal_id }) => [external_id, { fingerprint, appealId: appeal_id }]));
}

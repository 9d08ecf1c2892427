import type { EntityManager } from '@mikro-orm/postgresql';
import type { PersonalField, ValuePlace } from '../domain/personal-field.js';

/** A sealed value in its place. */
export interface SealedValue extends ValuePlace {
  readonly value: string;
}

interface Row {
  readonly citizen_id: string;
  readonly field: PersonalField;
  readonly value: string;
}

const toValue = ({ citizen_id: personId, field, value }: Row): SealedValue => ({ personId, field, value });

/** Notes that a person wrote something about themselves. */
export async function touchPersonalData(em: EntityManager, personId: string, at: Date): Promise<void> {
  await em.execute('insert into personal.personal_data (citizen_id, written_at) values (?, ?) on conflict (citizen_id) do update set written_at = excluded.written_at', [
    personId,
    at,
  ]);
}

/** Writes a value in place of an earlier one. */
export async function putSealedValue(em: EntityManager, { personId, field, value }: SealedValue): Promise<void> {
  await em.execute(
    'insert into personal.sealed_value (citizen_id, field, value) values (?, ?, ?) on conflict (citizen_id, field) do update set value = excluded.value',
    [personId, field, value],
  );
}

/** Takes a value away. */
export async function removeSealedValue(em: EntityManager, { personId, field }: ValuePlace): Promise<void> {
  await em.execute('delete from personal.sealed_value where citizen_id = ? and field = ?', [personId, field]);
}

/** Every value of some people. */
export async function sealedValuesOf(em: EntityManager, personIds: readonly string[]): Promise<SealedValue[]> {
  const rows = await em.execute<Row[]>('select citizen_id, field, value from personal.sealed_value where citizen_id = any(?::uuid[])', [`{${personIds.join(',')}}`]);
  return rows.map(toValue);
}

/** The next values that another key has sealed, after a place and in the order of places; locked, so call it in a transaction. */
export async function valuesOfOtherKeys(em: EntityManager, keyId: string, after: ValuePlace | null, limit: number): Promise<SealedValue[]> {
  const rows = await em.execute<Row[]>(
    `select citizen_id, field, value from personal.sealed_value
     where key_id <> ? ${after === null ? '' : 'and (citizen_id, field) > (?::uuid, ?)'}
     order by citizen_id, field limit ? for update`,
    [keyId, ...(after === null ? [] : [after.personId, after.field]), limit],
  );
  return rows.map(toValue);
}

/** How many values each key has sealed. */
export async function countByKey(em: EntityManager): Promise<Map<string, number>> {
  const rows = await em.execute<{ key_id: string; count: number }[]>('select key_id, count(*)::int as count from personal.sealed_value group by 1 order by 1');
  return new Map(rows.map(({ key_id: id, count }) => [id, count]));
}

import type { EntityManager } from '@mikro-orm/postgresql';
import { newId, type Clock } from '@otklik/base';
import type { RequestContext } from '@otklik/identity';
import type { Vault } from '../sealing/vault.js';
import { addReads, type PersonalDataRead } from '../store/read-log.js';
import { sealedValuesOf } from '../store/sealed-values.js';
import type { WantedValue } from './loaders.js';

/** What reading works with. */
export interface ReadingSetting extends Pick<RequestContext, 'viewer' | 'requestId'> {
  readonly em: EntityManager;
  readonly clock: Clock;
  readonly vault: Vault;
}

/**
 * Opens values, null where there is none. That somebody looked at another's is written down first, in the same transaction: without the
 * log there are no data. A value that cannot be opened is an error of its own place.
 */
export function readValues({ em, clock, vault, requestId }: ReadingSetting, wanted: readonly WantedValue[]): Promise<(string | null | Error)[]> {
  return em.fork().transactional(async (tx) => {
    const at = clock.now();
    await addReads(tx, wanted.flatMap((value) => readOf(value, at, requestId) ?? []));
    const sealed = await sealedValuesOf(tx, [...new Set(wanted.map(({ reading }) => reading.citizenId))]);
    const byPlace = new Map(sealed.map((value) => [placeKey(value.personId, value.field), value]));
    return Promise.all(
      wanted.map(async ({ reading, field }) => {
        const found = byPlace.get(placeKey(reading.citizenId, field));
        return found === undefined ? null : vault.open(found, found.value).catch((error: Error) => error);
      }),
    );
  });
}

function readOf({ reading, field }: WantedValue, at: Date, requestId: string): PersonalDataRead | null {
  if (reading.reader === null) return null;
  const { viewer, role, cabinetId, purpose } = reading.reader;
  return {
    id: newId(at.getTime()),
    at,
    personId: reading.citizenId,
    field,
    readerId: viewer.citizenId,
    readerLogin: viewer.login,
    readerRole: role,
    cabinetId,
    purpose,
    requestId,
  };
}

const placeKey = (personId: string, field: string): string => `${personId} ${field}`;

import type { EntityManager } from '@mikro-orm/postgresql';
import { Refusal, type Clock } from '@otklik/base';
import type { Viewer } from '@otklik/identity';
import { normaliseProfile, profileIssues, type Profile } from '../domain/contact-rules.js';
import type { PersonalField } from '../domain/personal-field.js';
import { PEOPLE_PERMISSIONS } from '../permissions.js';
import type { Vault } from '../sealing/vault.js';
import { CitizenEntity, type Citizen } from '../store/citizen.entity.js';
import { putSealedValue, removeSealedValue, touchPersonalData } from '../store/sealed-values.js';

/** What writing a profile works with. */
export interface ProfileSetting {
  readonly em: EntityManager;
  readonly viewer: Viewer;
  readonly clock: Clock;
  readonly vault: Vault;
}

/** Writes what the viewer says about themselves. @throws CodedError PERSONAL_DATA_UNAVAILABLE without a key to seal it with; nothing is written then */
export async function updateProfile({ em, viewer: asker, clock, vault }: ProfileSetting, said: Profile): Promise<Citizen> {
  const viewer = PEOPLE_PERMISSIONS.requirePerson(asker, 'profile.update', {}, { ru: 'Войдите, чтобы рассказать о себе.', en: 'Sign in to say who you are.' });
  const profile = normaliseProfile(said);
  const issues = profileIssues(profile);
  if (issues.length > 0) throw Refusal.validation(issues);
  const personId = viewer.citizenId;
  return em.transactional(async (tx) => {
    const citizen = await tx.upsert(CitizenEntity, { id: personId, createdAt: clock.now() }, { onConflictAction: 'ignore' });
    await touchPersonalData(tx, personId, clock.now());
    for (const [field, text] of Object.entries(profile) as [PersonalField, string | null][]) {
      const place = { personId, field };
      if (text === null) await removeSealedValue(tx, place);
      else await putSealedValue(tx, { ...place, value: await vault.seal(place, text) });
    }
    return citizen;
  });
}

import type { EntityManager } from '@mikro-orm/postgresql';
import { Refusal, type Clock } from '@otklik/base';
import type { Viewer } from '@otklik/identity';
import { normaliseProfile, profileIssues, type Profile } from '../domain/contact-rules.js';
import { CitizenEntity, type Citizen } from '../store/citizen.entity.js';
import { PersonalDataEntity } from '../store/personal-data.entity.js';

/** Writes what the viewer says about themselves. */
export async function updateProfile(em: EntityManager, viewer: Viewer, clock: Clock, said: Profile): Promise<Citizen> {
  if (viewer.kind !== 'person') throw Refusal.forbidden({ ru: 'Войдите, чтобы рассказать о себе.', en: 'Sign in to say who you are.' });
  const profile = normaliseProfile(said);
  const issues = profileIssues(profile);
  if (issues.length > 0) throw Refusal.validation(issues);
  return em.transactional(async (tx) => {
    const citizen = await tx.upsert(CitizenEntity, { id: viewer.citizenId, createdAt: clock.now() }, { onConflictAction: 'ignore' });
    const known = await tx.findOne(PersonalDataEntity, { citizenId: viewer.citizenId });
    if (known === null) tx.create(PersonalDataEntity, { citizenId: viewer.citizenId, givenName: null, familyName: null, email: null, phone: null, ...profile });
    else tx.assign(known, profile);
    return citizen;
  });
}

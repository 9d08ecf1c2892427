import { citizenIdOf, type PersonViewer } from '@otklik/identity';
import { PERSONAS, PERSONA_NAMESPACE } from '../personas.js';

/** What a persona who is a citizen says about themselves. The people are invented. */
interface DemoCitizen {
  readonly viewer: PersonViewer;
  readonly profile: { readonly givenName: string; readonly familyName: string; readonly email: string; readonly phone: string };
}

/** The citizens of the demo region. */
export const DEMO_CITIZENS: readonly DemoCitizen[] = [
  { viewer: viewerOf('anna'), profile: { givenName: 'Анна', familyName: 'Соколова', email: 'anna@example.org', phone: '+7 383 555-01-01' } },
  { viewer: viewerOf('boris'), profile: { givenName: 'Борис', familyName: 'Лебедев', email: 'boris@example.org', phone: '+7 383 555-01-02' } },
];

/** The viewer that a persona becomes when it signs in. */
export function viewerOf(name: string): PersonViewer {
  const persona = PERSONAS.find((candidate) => candidate.name === name);
  if (persona === undefined) throw new Error(`There is no persona ${name}`);
  const citizenId = citizenIdOf(PERSONA_NAMESPACE, persona.subject);
  return { kind: 'person', subject: persona.subject, login: name, citizenId, isIdentified: persona.isIdentified, grants: [], expiresAt: Number.POSITIVE_INFINITY };
}

import type { PersonViewer } from '@otklik/identity';

/** Who acts when the platform itself does something: it keeps its own house, so it is an operator. */
export const PLATFORM: PersonViewer = {
  kind: 'person',
  subject: 'otklik',
  login: 'otklik',
  citizenId: '00000000-0000-0000-0000-000000000000',
  grants: [{ role: 'OPERATOR', cabinetId: null }],
  expiresAt: Number.POSITIVE_INFINITY,
};

export { bearerToken } from './bearer-token.js';
export { citizenIdOf } from './citizen-id.js';
export { createIdentity, type Identify, type Identity, type IdentityOptions } from './identity.js';
export type { KeySource } from './key-source.js';
export { HOLDER_TITLES } from './permissions/holder-titles.js';
export { RELATIONS, type Holder, type Permission, type Relation, type Subject } from './permissions/permission.js';
export { PermissionTable, type CheckListener } from './permissions/permission-table.js';
export { SCOPES, type Scope } from './permissions/scopes.js';
export type { RequestContext } from './request-context.js';
export type { Bearer, Standing, StandingsOf } from './standing.js';
export { MACHINE_PREFIX, createTokenVerifier, type TokenVerifier, type TokenVerifierOptions, type VerifiedToken } from './token-verifier.js';
export {
  ANONYMOUS,
  ROLES,
  authorisationClass,
  cabinetsOf,
  isOperator,
  viewerAt,
  type AnonymousViewer,
  type Grant,
  type MachineViewer,
  type PersonViewer,
  type Role,
  type SignedInViewer,
  type Viewer,
} from './viewer.js';

export { bearerToken } from './bearer-token.js';
export { citizenIdOf } from './citizen-id.js';
export { createIdentify, type GrantsOf, type Identify, type IdentifyOptions } from './identify.js';
export type { KeySource } from './key-source.js';
export type { RequestContext } from './request-context.js';
export { createTokenVerifier, type TokenVerifier, type TokenVerifierOptions, type VerifiedToken } from './token-verifier.js';
export {
  ANONYMOUS,
  ROLES,
  authorisationClass,
  cabinetsOf,
  hasRoleAnywhere,
  hasRoleIn,
  isOperator,
  type AnonymousViewer,
  type Grant,
  type PersonViewer,
  type Role,
  type Viewer,
} from './viewer.js';

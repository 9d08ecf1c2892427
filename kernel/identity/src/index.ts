export type { RequestContext } from './request-context.js';
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

import type { Paths } from './path.js';

const REGISTER = 'registerAppeal(input: { appealId: "<secret>" })';
const ASSIGN = 'assignAppeal(input: { appealId: "<toAssign>", executor: "nobody" })';
const NO_ID = '01a00000-0000-7000-8000-000000000000';

/** To each way in which a mutation fails, by one that fails so for the entitled: what they learn of the object, others must not. */
export const FAILURE_PATHS: Paths = {
  Conflict: { secret: `mutation { ${REGISTER} { ... on Conflict { HERE } } }` },
  Failure: { open: `mutation { ${REGISTER} { ... on Forbidden { ... on Failure { HERE } } } }` },
  Forbidden: { open: `mutation { ${REGISTER} { ... on Forbidden { HERE } } }` },
  NotFound: { secret: `mutation { registerAppeal(input: { appealId: "${NO_ID}" }) { ... on NotFound { HERE } } }` },
  ValidationFailed: { secret: `mutation { ${ASSIGN} { ... on ValidationFailed { HERE } } }` },
  ValidationIssue: { secret: `mutation { ${ASSIGN} { ... on ValidationFailed { issues { HERE } } } }` },
};

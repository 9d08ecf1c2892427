import { authorisationClass, type RequestContext } from '@otklik/identity';
import { canonicalJson } from './canonical-json.js';
import type { LiveOperation } from './live-operation.js';

/** What equal subscribers have in common: one answer serves them all. */
export interface GroupSubject {
  readonly topic: string;
  readonly operation: LiveOperation;
  /** Variables of the subscription. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** Who may share an answer, and its language. */
  readonly audience: string;
}

/** Never the token, or nothing would be shared; never without the authorisation class, or answers would leak. */
export function audienceOf({ viewer, locale }: RequestContext): string {
  return `${locale} ${authorisationClass(viewer)}`;
}

/** Equal texts for equal subjects. Variables that only chose the topic do not count. */
export function subjectKey({ topic, operation, variables, audience }: GroupSubject): string {
  const used = Object.fromEntries(operation.twin.variables.map((name) => [name, variables[name]]));
  return JSON.stringify([topic, operation.fingerprint, canonicalJson(used), audience]);
}

/**
 * Values that nobody would write by chance. Each stands in what is secret: in no answer to a stranger may one be found, whatever was asked.
 * `lowerRole` works in the roads cabinet, so that what its staff may read is no secret to them.
 */
export const CANARIES = {
  /** Only for the person, and for whoever handles their appeals, with a purpose. */
  personal: ['Канарейкина', 'canary-mail@example.org', '+7 999 765-43-21'],
  /** For the author and the cabinet. */
  cabinet: ['CANARY-APPEAL', 'CANARY-ANSWER', 'CANARY-RATING', 'кв. 777', 'CANARY-ORIGIN', 'CANARY-SURVEY', 'CANARY-DISCUSSION', 'CANARY-QUESTIONNAIRE', 'CANARY-RECEPTION', 'CANARY-SERVICE', 'CANARY-STAGE', 'CANARY-PROPOSAL', 'CANARY-REASON', 'CANARY-DETAIL', 'CANARY-FILE', 'CANARY-DESK'],
  /** For those who read free texts of surveys. */
  texts: ['CANARY-FREE-TEXT', 'CANARY-SHEET'],
  /** For the person and for auditors. */
  audit: ['CANARY-PURPOSE'],
} as const;

/** What must not be found in an answer. */
export function secretsFrom(stranger: string): readonly string[] {
  const { personal, cabinet, texts, audit } = CANARIES;
  return stranger === 'lowerRole' ? [...personal, ...texts, ...audit] : [...personal, ...texts, ...audit, ...cabinet];
}

/** The parts of personal data, each sealed and read on its own. */
export const PERSONAL_FIELDS = ['givenName', 'familyName', 'email', 'phone'] as const;

/** One of them. */
export type PersonalField = (typeof PERSONAL_FIELDS)[number];

/** Whose value it is, and which: a sealed value can be opened in its own place only. */
export interface SealPlace {
  /** The person, or the thing that the value belongs to. */
  readonly personId: string;
  readonly field: string;
}

/** The place of a part of personal data. */
export interface ValuePlace extends SealPlace {
  readonly field: PersonalField;
}

/** Where an imported message comes from. */
export interface Origin {
  /** The other system, as the import named it. */
  readonly source: string;
  /** The message's id in that system. */
  readonly externalId: string;
  /** What it is about and whom it was for, in the words of that system. */
  readonly subtopic: string | null;
  readonly agency: string | null;
}

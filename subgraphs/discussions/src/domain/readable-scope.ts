/** What a list may show besides what is published: what may be read one by one, said for many at once. */
export interface ReadableScope {
  /** Everything: the operator. */
  readonly everything: boolean;
  /** What this person wrote. */
  readonly personId: string | null;
  /** What belongs to these cabinets. */
  readonly cabinetIds: readonly string[];
}

/** Which appeals a list may show: what may be read one by one, said for many at once. */
export interface ReadableScope {
  /** Everything: the operator. */
  readonly everything: boolean;
  /** What this citizen wrote. */
  readonly authorId: string | null;
  /** What these cabinets work on. */
  readonly cabinetIds: readonly string[];
  /** What the agencies of these cabinets take part in. */
  readonly sharedWith: readonly string[];
  /** What is public: moderated public messages outside private categories. */
  readonly published: boolean;
}

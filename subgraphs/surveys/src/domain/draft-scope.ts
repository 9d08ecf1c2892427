/** Whose drafts a list may show; everybody knows of what is published. */
export interface DraftScope {
  /** Of all cabinets: the operator. */
  readonly everything: boolean;
  /** Of these cabinets: those the viewer works in. */
  readonly cabinetIds: readonly string[];
}

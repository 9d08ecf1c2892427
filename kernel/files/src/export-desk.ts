/** A table on its way to somebody. */
export interface OpenedExport {
  /** What it is saved as. */
  readonly name: string;
  readonly mediaType: string;
  /** Its bytes as they are written. Whoever stops reading them stops the reading of rows. */
  readonly chunks: AsyncIterable<Uint8Array>;
}

/** Whoever knows the exports that were asked for, and for whom; the route asks it and knows nothing itself. */
export interface ExportDesk {
  /**
   * Begins to write an export for whom it was asked for, with the rights that they have now; null when there is none.
   * @throws CodedError UNAUTHENTICATED when their sessions have ended, FORBIDDEN when they have lost the right
   */
  open(exportId: string): Promise<OpenedExport | null>;
}

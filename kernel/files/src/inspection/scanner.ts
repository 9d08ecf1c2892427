/** An antivirus. Files that it has not let pass are never kept. */
export interface FileScanner {
  /** @returns whether the file is clean. @throws Error when the antivirus cannot say */
  isClean(bytes: Buffer): Promise<boolean>;
}

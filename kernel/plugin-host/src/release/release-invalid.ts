/** One thing that is wrong with a release. */
export interface ReleaseIssue {
  /** Path inside `package/`; empty for the archive as a whole. */
  readonly file: string;
  /** JSON Pointer to the place in that file; empty for the whole. */
  readonly path: string;
  /** What is wrong and how to mend it, for the plugin's author. */
  readonly message: string;
  readonly code: ReleaseIssueCode;
}

/**
 * `BAD_ARCHIVE`: not a gzipped tar of plain files · `TOO_LARGE` · `PATH_ESCAPE`: a path that leads out of the release ·
 * `BAD_PATH` · `DUPLICATE_FILE` · `MISSING_FILE` · `UNLISTED_FILE`: a file that the signature does not list ·
 * `ALTERED_FILE`: other bytes than were signed · `BAD_SIGNATURE` · `UNKNOWN_PUBLISHER` · `REVOKED_PUBLISHER` ·
 * `OTHER_PUBLISHER`: the plugin is somebody else's · `MISMATCH`: the manifest and the signature name different things ·
 * `MANIFEST`: the manifest is refused · `PLATFORM`: for other versions of the platform · `BREAKING`: takes something away
 * within a major version · `VERSION`: not above the version before.
 */
export type ReleaseIssueCode =
  | 'BAD_ARCHIVE'
  | 'TOO_LARGE'
  | 'PATH_ESCAPE'
  | 'BAD_PATH'
  | 'DUPLICATE_FILE'
  | 'MISSING_FILE'
  | 'UNLISTED_FILE'
  | 'ALTERED_FILE'
  | 'BAD_SIGNATURE'
  | 'UNKNOWN_PUBLISHER'
  | 'REVOKED_PUBLISHER'
  | 'OTHER_PUBLISHER'
  | 'MISMATCH'
  | 'MANIFEST'
  | 'PLATFORM'
  | 'BREAKING'
  | 'VERSION';

const MOST_ISSUES = 50;

/** A release that the platform refuses. Nothing was changed. */
export class ReleaseInvalid extends Error {
  override readonly name = 'ReleaseInvalid';
  readonly issues: readonly ReleaseIssue[];

  constructor(issues: readonly ReleaseIssue[]) {
    super(`The release is refused: ${issues.slice(0, 3).map(inWords).join(' | ')}`);
    this.issues = issues.slice(0, MOST_ISSUES);
  }

  /** A release with one thing wrong. */
  static because(code: ReleaseIssueCode, message: string, file = '', path = ''): ReleaseInvalid {
    return new ReleaseInvalid([{ file, path, message, code }]);
  }
}

function inWords({ file, path, message }: ReleaseIssue): string {
  return `${file || 'the archive'}${path && `#${path}`}: ${message}`;
}

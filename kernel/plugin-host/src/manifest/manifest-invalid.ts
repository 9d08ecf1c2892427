/** One thing that is wrong with a manifest. */
export interface ManifestIssue {
  /** JSON Pointer (RFC 6901) to the place: `/forms/pothole/0/key`; empty for the whole. */
  readonly path: string;
  /** What is wrong and how to mend it, for the plugin's author. */
  readonly message: string;
  readonly code: ManifestIssueCode;
}

/**
 * `SCHEMA`: not as plugin.schema.json says · `TOO_LARGE` · `BAD_TEXT`: characters that are never shown ·
 * `RESERVED`: a name of the platform or of JavaScript · `DUPLICATE` · `UNKNOWN_NAME`: names something that the manifest does not declare · `RANGE`: min above max ·
 * `UNSAFE_PATTERN` · `TYPE_CLASH`: two GraphQL types of one name · `BAD_CONDITION` · `UNREACHABLE`: a rule that never applies · `PERSONAL`: more is asked
 * of a personal field than to be kept and shown.
 */
export type ManifestIssueCode =
  | 'SCHEMA'
  | 'TOO_LARGE'
  | 'BAD_TEXT'
  | 'RESERVED'
  | 'DUPLICATE'
  | 'UNKNOWN_NAME'
  | 'RANGE'
  | 'UNSAFE_PATTERN'
  | 'TYPE_CLASH'
  | 'BAD_CONDITION'
  | 'UNREACHABLE'
  | 'PERSONAL';

const MOST_ISSUES = 50;

/** A manifest, or a set of them, that the platform refuses. Nothing was changed. */
export class ManifestInvalid extends Error {
  override readonly name = 'ManifestInvalid';
  readonly issues: readonly ManifestIssue[];

  constructor(issues: readonly ManifestIssue[]) {
    super(
      `The plugin manifest is refused: ${issues
        .slice(0, 3)
        .map((issue) => `${issue.path || '/'}: ${issue.message}`)
        .join(' | ')}`,
    );
    this.issues = issues.slice(0, MOST_ISSUES);
  }
}

/** A JSON Pointer made of its parts. */
export function pointer(...parts: readonly (string | number)[]): string {
  return parts.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

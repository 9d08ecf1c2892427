/** Version of the plugin contract: `apiVersion` of `plugin.json` and `signature.json`, and the major version of this package. */
export const API_VERSION = 1;

/** The folder inside a release that everything lies in, as in every npm package. */
export const RELEASE_ROOT = 'package/';
/** The manifest's name in a release. */
export const MANIFEST_FILE = 'plugin.json';
/** The signature's name in a release: the one file that it does not list. */
export const SIGNATURE_FILE = 'signature.json';

/** What a release may take up. */
export const RELEASE_LIMITS = {
  /** Of the gzipped tarball, in bytes: in base64 it fits into a request of 1 MB. */
  archiveBytes: 700_000,
  /** Of the tar inside, in bytes. */
  unpackedBytes: 8_000_000,
  files: 200,
  /** Of a path inside `package/`, in characters. */
  pathLength: 80,
} as const;

/** What a publisher signs: which plugin in which version has which files. Never a place that it comes from. */
export interface ReleaseStatement {
  /** Id of the plugin, as in its manifest. */
  readonly id: string;
  /** Version of the plugin, as in its manifest. */
  readonly version: string;
  /** `ed25519:` and the 32 bytes of the public key in base64url. */
  readonly publisherKey: string;
  /** Path inside `package/` → SHA-256 in lower-case hexadecimal, of every file but `signature.json`. */
  readonly files: Readonly<Record<string, string>>;
}

/** `signature.json`. */
export interface ReleaseSignature extends ReleaseStatement {
  readonly apiVersion: typeof API_VERSION;
  /** Ed25519 over `signedText` of the statement, 64 bytes in base64url. */
  readonly signature: string;
}

/**
 * The text whose UTF-8 bytes are signed, one fact a line and every line ended by `\n`: `otklik plugin release 1`, `id …`,
 * `version …`, `key …`, then `<sha256> <path>` of every file in the order of the paths' characters.
 */
export function signedText(statement: ReleaseStatement): string {
  const files = Object.entries(statement.files).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const facts = [`otklik plugin release ${API_VERSION}`, `id ${statement.id}`, `version ${statement.version}`, `key ${statement.publisherKey}`];
  return [...facts, ...files.map(([path, digest]) => `${digest} ${path}`)].map((line) => `${line}\n`).join('');
}

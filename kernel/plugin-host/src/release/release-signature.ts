import { API_VERSION, RELEASE_LIMITS, SIGNATURE_FILE, signedText, type ReleaseSignature } from '@otklik/plugin-sdk';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { createHash } from 'node:crypto';
import { readJson } from './read-json.js';
import { ReleaseInvalid, type ReleaseIssue } from './release-invalid.js';
import { isSignedBy } from './publisher-key.js';

const isSignature = new Ajv2020({ strict: true }).compile<ReleaseSignature>({
  type: 'object',
  additionalProperties: false,
  required: ['apiVersion', 'id', 'version', 'publisherKey', 'files', 'signature'],
  properties: {
    apiVersion: { const: API_VERSION },
    id: { type: 'string', maxLength: 64, pattern: '^[a-z][a-z0-9.-]*$' },
    version: { type: 'string', maxLength: 64, pattern: '^[0-9][0-9A-Za-z.-]*$' },
    publisherKey: { type: 'string', pattern: '^ed25519:[A-Za-z0-9_-]{43}$' },
    files: {
      type: 'object',
      minProperties: 1,
      maxProperties: RELEASE_LIMITS.files,
      propertyNames: { pattern: '^[A-Za-z0-9_][A-Za-z0-9._/-]*$' },
      additionalProperties: { type: 'string', pattern: '^[0-9a-f]{64}$' },
    },
    signature: { type: 'string', pattern: '^[A-Za-z0-9_-]{86}$' },
  },
});

/** SHA-256 as signatures have it. */
export function sha256(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** What a release says of itself. @throws ReleaseInvalid when it has no signature, or one of another shape. */
export function readSignature(files: ReadonlyMap<string, Uint8Array>): ReleaseSignature {
  const content = files.get(SIGNATURE_FILE);
  if (content === undefined) throw ReleaseInvalid.because('MISSING_FILE', 'is missing: the release is not signed', SIGNATURE_FILE);
  const json = readJson(content, SIGNATURE_FILE, 'BAD_SIGNATURE');
  if (isSignature(json)) return json;
  const [error] = isSignature.errors ?? [];
  throw ReleaseInvalid.because('BAD_SIGNATURE', error?.message ?? 'is not a signature', SIGNATURE_FILE, error?.instancePath ?? '');
}

/** Compares every file with what was signed. @throws ReleaseInvalid when the signature is wrong, or the files are others. */
export function checkSignature(files: ReadonlyMap<string, Uint8Array>, signature: ReleaseSignature): void {
  if (!isSignedBy(signature.publisherKey, signedText(signature), signature.signature)) {
    throw ReleaseInvalid.because('BAD_SIGNATURE', 'is not the signature of this publisher under this release', SIGNATURE_FILE, '/signature');
  }
  const listed = new Map(Object.entries(signature.files));
  const issues: ReleaseIssue[] = [];
  for (const [file, content] of files) {
    if (file === SIGNATURE_FILE) continue;
    const digest = listed.get(file);
    if (digest === undefined) issues.push({ file, path: '', message: `is not listed in ${SIGNATURE_FILE}`, code: 'UNLISTED_FILE' });
    else if (digest !== sha256(content)) issues.push({ file, path: '', message: 'was changed after it was signed', code: 'ALTERED_FILE' });
  }
  for (const file of listed.keys()) if (!files.has(file)) issues.push({ file, path: '', message: `is listed in ${SIGNATURE_FILE}, but missing`, code: 'MISSING_FILE' });
  if (issues.length > 0) throw new ReleaseInvalid(issues);
}

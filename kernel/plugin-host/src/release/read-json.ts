import { ReleaseInvalid, type ReleaseIssueCode } from './release-invalid.js';

/** A file's JSON. @throws ReleaseInvalid with the given code when it is not UTF-8 or not JSON. */
export function readJson(content: Uint8Array, file: string, code: ReleaseIssueCode): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content));
  } catch (error) {
    throw ReleaseInvalid.because(code, `is not JSON in UTF-8: ${error instanceof SyntaxError ? error.message : 'wrong bytes'}`, file);
  }
}

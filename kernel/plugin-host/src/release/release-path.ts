import { RELEASE_LIMITS } from '@otklik/plugin-sdk';
import { ReleaseInvalid } from './release-invalid.js';

const SEGMENT = /^[A-Za-z0-9_][A-Za-z0-9._-]*$/;
/** Absolute, to a parent, with a drive, or with what is a separator on some systems only. */
const ESCAPES = /^[/\\]|^[A-Za-z]:|(?:^|[/\\])\.\.(?:[/\\]|$)|\\|\0/;

/**
 * Checks a path of a file inside a release, the way it is on every system: parts of Latin letters, digits, `.`, `_` and `-`,
 * none beginning with a dot or a dash.
 * @throws ReleaseInvalid `PATH_ESCAPE` or `BAD_PATH`
 */
export function checkReleasePath(path: string): void {
  const shown = JSON.stringify(path.slice(0, 120));
  if (ESCAPES.test(path)) throw ReleaseInvalid.because('PATH_ESCAPE', `the path ${shown} leads out of the release`);
  if (path.length > RELEASE_LIMITS.pathLength || !path.split('/').every((segment) => SEGMENT.test(segment))) {
    throw ReleaseInvalid.because(
      'BAD_PATH',
      `the path ${shown} is not plain: at most ${RELEASE_LIMITS.pathLength} characters, Latin letters, digits, ".", "_" and "-", no hidden files`,
    );
  }
}

import { Refusal } from '@otklik/base';
import type { ReleaseInvalid } from '@otklik/plugin-host';

/** A refused release as a client reads it: the path is the file inside the tarball and the place in it; the words are for its author. */
export function refusalOf({ issues }: ReleaseInvalid): Refusal {
  return Refusal.validation(
    issues.map(({ file, path, message, code }) => ({ path: ['release', file, path].filter((part) => part !== ''), code, message: { ru: message, en: message } })),
  );
}

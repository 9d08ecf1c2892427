import { join } from 'node:path';

/** The file to which the chains of appeals are sealed, in the folder of `OTKLIK_SEALS`. A copy of the platform's data needs a copy of it. */
export function sealFileOf({ seals }: { readonly seals: string }): string {
  return join(seals, 'appeals.seals');
}

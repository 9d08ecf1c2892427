import { CodedError } from '@otklik/base';
import { StartError } from '@otklik/database';
import { sealPlainValues, Vault } from '@otklik/people';
import type { Environment } from '../environment/read-environment.js';
import { openPersonalKeys } from './personal-keys.js';

/** What opening the vault depends on. */
export interface VaultOptions {
  readonly environment: Pick<Environment, 'home' | 'personalData'>;
  readonly databaseUrl: string;
  readonly progress: (line: string) => void;
}

/**
 * Opens the vault of personal data for those who ask, once; first seals what an earlier version kept plain. Asked by those alone who need
 * it: the keys should be known to as few processes as possible.
 * @throws StartError when there are no keys, or none to seal with what is plain
 */
export function vaultOpener({ environment, databaseUrl, progress }: VaultOptions): () => Promise<Vault> {
  let opening: Promise<Vault> | null = null;
  const open = async (): Promise<Vault> => {
    const vault = new Vault(await openPersonalKeys(environment));
    const sealed = await sealPlainValues({ databaseUrl, vault: () => Promise.resolve(vault) }).catch(explainLackOfKey);
    if (sealed > 0) progress(`Sealed the personal data of ${sealed} people`);
    return vault;
  };
  return () => (opening ??= open());
}

/** For a command: a lack of keys as one line. @throws StartError, or what it was given */
export function explainLackOfKey(error: unknown): never {
  if (error instanceof CodedError && error.code === 'PERSONAL_DATA_UNAVAILABLE') {
    throw new StartError('Personal data cannot be sealed: there is no key to write with (OTKLIK_PERSONAL_KEYS, OTKLIK_PERSONAL_KEYS_MODULE)', { cause: error });
  }
  throw error;
}

import type { DetailsVault } from '@otklik/appeals';
import type { Vault } from '@otklik/people';

const FIELD = 'appeal.details';

/** Seals the personal details of appeals in the vault of personal data, which is opened by the first that has some. @param vault see `vaultOpener` */
export function detailsVault(vault: () => Promise<Vault>): DetailsVault {
  const placeOf = (appealId: string) => ({ personId: appealId, field: FIELD });
  return {
    seal: async (appealId, text) => (await vault()).seal(placeOf(appealId), text),
    open: async (appealId, sealed) => (await vault()).open(placeOf(appealId), sealed),
  };
}

/** A flat at the end of an address: «, кв. 12», "apt 5b". */
const FLAT = /[,;]?\s*(?<![\p{L}\d])(?:квартира|кв-ра|кв|apartment|apt|flat)\.?\s*№?\s*\d+\s?[\p{L}]?(?![\p{L}\d])/giu;

/** An address as the public sees it: the house, not the flat. */
export function publicAddress(address: string): string {
  return address.replace(FLAT, '').trim();
}

/** Seals what is personal in the details of appeals, with keys that only the platform knows; a value opens for its appeal alone. */
export interface DetailsVault {
  /** @throws CodedError PERSONAL_DATA_UNAVAILABLE when there is no key: nothing is ever kept unsealed instead */
  seal(appealId: string, text: string): Promise<string>;
  /** @throws CodedError PERSONAL_DATA_UNAVAILABLE when the key is not known, or the value was sealed for another appeal */
  open(appealId: string, sealed: string): Promise<string>;
}

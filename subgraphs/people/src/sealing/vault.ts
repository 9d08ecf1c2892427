import { CodedError } from '@otklik/base';
import type { SealPlace } from '../domain/personal-field.js';
import { keyIdOf, openValue, sealValue, SealBroken } from '../domain/sealed-value.js';
import type { PersonalKeySource } from './key-source.js';

/** Seals personal data, and opens what is sealed. The only one who knows the keys. */
export class Vault {
  constructor(private readonly keys: PersonalKeySource) {}

  /** @throws CodedError PERSONAL_DATA_UNAVAILABLE when there is no key to write with: nothing is ever kept unsealed instead */
  async seal(place: SealPlace, text: string): Promise<string> {
    return sealValue(await this.#ask(() => this.keys.writingKey()), place, text);
  }

  /** @throws CodedError PERSONAL_DATA_UNAVAILABLE when the key is not known, or the value was not sealed for this place */
  async open(place: SealPlace, sealed: string): Promise<string> {
    const key = await this.#ask(() => this.keys.keyOf(keyIdIn(sealed)));
    if (key === null) throw CodedError.personalDataUnavailable();
    try {
      return openValue(key, place, sealed);
    } catch (error) {
      if (error instanceof SealBroken) throw CodedError.personalDataUnavailable();
      throw error;
    }
  }

  /** Id of the key that values are written with now. @throws CodedError PERSONAL_DATA_UNAVAILABLE when there is none */
  async writingKeyId(): Promise<string> {
    return (await this.#ask(() => this.keys.writingKey())).id;
  }

  /** Whatever the source of the keys says when it fails may hold a secret, so it goes no further. */
  async #ask<T>(question: () => Promise<T>): Promise<T> {
    try {
      return await question();
    } catch {
      throw CodedError.personalDataUnavailable();
    }
  }
}

function keyIdIn(sealed: string): string {
  try {
    return keyIdOf(sealed);
  } catch {
    throw CodedError.personalDataUnavailable();
  }
}

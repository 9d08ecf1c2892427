import { LiveError } from './live-error.js';
import { renewalIn } from './token-end.js';

export interface CredentialsOptions {
  readonly token?: (() => string | null | Promise<string | null>) | undefined;
  readonly language?: (() => string) | undefined;
}

/** Who asks, and in which language. */
export class Credentials {
  readonly #options: CredentialsOptions;
  #token: string | null = null;

  constructor(options: CredentialsOptions) {
    this.#options = options;
  }

  /**
   * As headers of a request or as the payload of `connection_init`; the token is asked for anew.
   * @throws LiveError when the token cannot be had
   */
  async headers(): Promise<Record<string, string>> {
    const language = this.#options.language?.();
    this.#token = await this.#ask();
    return {
      ...(language === undefined ? {} : { 'accept-language': language }),
      ...(this.#token === null ? {} : { authorization: `Bearer ${this.#token}` }),
    };
  }

  /** Calls back once, a little before the token that was given last ends, if there is another one by then. Answers how to stop waiting. */
  beforeTheEnd(renew: () => void): () => void {
    const token = this.#token;
    const wait = renewalIn(token, Date.now());
    if (wait === null) return () => undefined;
    const timer = setTimeout(() => {
      this.#ask().then(
        (next) => next !== token && renew(),
        // Whoever connects next is told.
        () => undefined,
      );
    }, wait);
    // A script in Node ends without waiting for this.
    if (typeof timer === 'object') timer.unref();
    return () => clearTimeout(timer);
  }

  async #ask(): Promise<string | null> {
    try {
      return (await this.#options.token?.()) ?? null;
    } catch (cause) {
      throw new LiveError(`There is no token: ${cause instanceof Error ? cause.message : String(cause)}`, ['UNAUTHENTICATED'], [], { cause });
    }
  }
}

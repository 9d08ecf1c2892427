/** Words that nobody else writes: where one turns up, personal data would. */
export class Canaries {
  readonly #forms = new Map<string, string[]>();
  #made = 0;

  /** How many there are. */
  get count(): number {
    return this.#forms.size;
  }

  /** @param label where it is put, to find the leak by @param allowed characters that the place takes, if not any */
  next(label: string, allowed?: RegExp): string {
    const number = ++this.#made;
    // Cyrillic and Latin, because either may be what is filtered.
    const canary = allowed === undefined ? `канарейка-${number}q` : `canary_${number}q`;
    this.#forms.set(`${label} ${number}`, formsOf(canary));
    return canary;
  }

  /** Something that is a canary in itself, such as a telephone number, in the forms in which it may turn up. */
  add(...forms: string[]): void {
    this.#forms.set(forms[0]!, forms);
  }

  /** Labels of those that a text holds, in whatever encoding. */
  foundIn(text: string): string[] {
    return [...this.#forms].filter(([, forms]) => forms.some((form) => text.includes(form))).map(([label]) => label);
  }
}

/** As it is, in a URL, in JSON with escapes, and in base64 at each of the three places where it may begin. */
function formsOf(canary: string): string[] {
  const escaped = [...canary].map((character) => (character > '~' ? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}` : character)).join('');
  const bytes = Buffer.from(canary);
  const encoded = [0, 1, 2].map((shift) => {
    const text = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64');
    // Characters at both ends depend on the neighbours.
    return text.slice(shift === 0 ? 0 : shift + 1, -4);
  });
  return [canary, encodeURIComponent(canary), escaped, bytes.toString('hex'), ...encoded];
}

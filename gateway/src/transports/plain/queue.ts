interface Link<T> {
  readonly value: T;
  next: Link<T> | null;
}

/** First in, first out, however many there are: an array would be moved for each that leaves. */
export class Queue<T> {
  #first: Link<T> | null = null;
  #last: Link<T> | null = null;

  get isEmpty(): boolean {
    return this.#first === null;
  }

  add(value: T): void {
    const link = { value, next: null };
    if (this.#last === null) this.#first = link;
    else this.#last.next = link;
    this.#last = link;
  }

  /** Null when there is none. */
  take(): T | null {
    const link = this.#first;
    if (link === null) return null;
    this.#first = link.next;
    if (this.#first === null) this.#last = null;
    return link.value;
  }
}

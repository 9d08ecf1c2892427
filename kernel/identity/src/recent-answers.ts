import type { Clock } from '@otklik/base';

/** Answers remembered at once. */
const CAPACITY = 10_000;

/**
 * Remembers the answer to a question for a moment. Its age counts from the question, so that what changed meanwhile is not
 * hidden for longer; concurrent equal questions share one answer; a failure is not remembered.
 */
export class RecentAnswers<T> {
  readonly #entries = new Map<string, { readonly answer: Promise<T>; readonly askedAt: number }>();

  constructor(
    private readonly ask: (question: string) => Promise<T>,
    private readonly clock: Clock,
    /** In milliseconds. */
    private readonly maxAgeMs: number,
  ) {}

  to(question: string): Promise<T> {
    const now = this.clock.now().getTime();
    const known = this.#entries.get(question);
    // A clock that was set back must not lengthen an answer's life.
    if (known !== undefined && Math.abs(now - known.askedAt) < this.maxAgeMs) return known.answer;
    return this.#remember(question, this.ask(question), now);
  }

  /** Takes an answer that was found in another way. @param askedAt when it was asked for, in milliseconds since the epoch */
  learn(question: string, answer: T, askedAt: number): void {
    void this.#remember(question, Promise.resolve(answer), askedAt);
  }

  #remember(question: string, answer: Promise<T>, askedAt: number): Promise<T> {
    const entry = { answer, askedAt };
    answer.catch(() => {
      if (this.#entries.get(question) === entry) this.#entries.delete(question);
    });
    // Deleting first moves the question to the end, so that the map is in the order of age.
    this.#entries.delete(question);
    this.#entries.set(question, entry);
    this.#evict();
    return answer;
  }

  #evict(): void {
    if (this.#entries.size <= CAPACITY) return;
    const oldest = this.#entries.keys().next();
    if (!oldest.done) this.#entries.delete(oldest.value);
  }
}

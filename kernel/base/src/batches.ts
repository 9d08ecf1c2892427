/** How questions are put together. */
export interface BatchOptions {
  /** The most questions of one batch. 256. */
  readonly most?: number;
  /** The most batches that are under way at a time. 1. */
  readonly atATime?: number;
}

interface Waiting<Question, Answer> {
  readonly question: Question;
  readonly resolve: (answer: Answer | Promise<Answer>) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * Puts questions together that come while others are being answered. The first one is asked at once, so whoever comes alone does not
 * wait; the more come at a time, the fewer are asked for themselves. No question is asked before it came.
 */
export class Batches<Question, Answer> {
  readonly #ask: (questions: readonly Question[]) => Promise<readonly Answer[]>;
  readonly #most: number;
  readonly #atATime: number;
  #waiting: Waiting<Question, Answer>[] = [];
  #underWay = 0;

  /**
   * @param ask answers many questions, in their order. When it fails for several, each of them is asked alone, so that none fails for
   * the sake of another
   */
  constructor(ask: (questions: readonly Question[]) => Promise<readonly Answer[]>, { most = 256, atATime = 1 }: BatchOptions = {}) {
    this.#ask = ask;
    this.#most = most;
    this.#atATime = atATime;
  }

  /** Rejects with what `ask` fails with for this question alone. */
  answer(question: Question): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ question, resolve, reject });
      this.#next();
    });
  }

  #next(): void {
    if (this.#underWay >= this.#atATime || this.#waiting.length === 0) return;
    const batch = this.#waiting.slice(0, this.#most);
    this.#waiting = this.#waiting.slice(this.#most);
    this.#underWay++;
    void this.#run(batch).finally(() => {
      this.#underWay--;
      this.#next();
    });
  }

  /** Never rejects. */
  async #run(batch: readonly Waiting<Question, Answer>[]): Promise<void> {
    try {
      const answers = await this.#ask(batch.map(({ question }) => question));
      if (answers.length !== batch.length) throw new Error(`${batch.length} questions got ${answers.length} answers`);
      batch.forEach(({ resolve }, index) => resolve(answers[index]!));
    } catch (error) {
      if (batch.length === 1) batch[0]!.reject(error);
      else await Promise.all(batch.map((one) => this.#run([one])));
    }
  }
}

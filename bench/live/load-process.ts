import { fork, type ChildProcess } from 'node:child_process';

const children = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of children) child.kill('SIGKILL');
});

interface Asked {
  readonly number: number;
  readonly message: unknown;
}

type Answered = { readonly number: number } & ({ readonly answer: unknown } | { readonly fault: string });

/** Keeps a child from outliving this process. */
export function keep(child: ChildProcess): void {
  children.add(child);
  child.once('exit', () => children.delete(child));
}

/** A process of the load generator; it takes several questions at a time. */
export class LoadProcess<Message> {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, { resolve(answer: unknown): void; reject(error: Error): void }>();
  #number = 0;

  /** @param file what it runs: a module that calls `answer` */
  constructor(file: string) {
    this.#child = fork(file, [], { serialization: 'advanced', execArgv: ['--disable-warning=ExperimentalWarning'] });
    keep(this.#child);
    this.#child.on('message', (told: Answered) => {
      const waiting = this.#waiting.get(told.number);
      this.#waiting.delete(told.number);
      if ('fault' in told) waiting?.reject(new Error(told.fault));
      else waiting?.resolve(told.answer);
    });
    this.#child.once('exit', (code, signal) => {
      for (const { reject } of this.#waiting.values()) reject(new Error(`${file} ended with ${String(code ?? signal)}`));
    });
  }

  get pid(): number {
    return this.#child.pid!;
  }

  ask<Answer>(message: Message): Promise<Answer> {
    const number = ++this.#number;
    const { promise, resolve, reject } = Promise.withResolvers<Answer>();
    this.#waiting.set(number, { resolve: resolve as (answer: unknown) => void, reject });
    this.#child.send({ number, message } satisfies Asked);
    return promise;
  }

  stop(): void {
    this.#child.kill('SIGKILL');
  }
}

/** In that process: answers whatever is asked. */
export function answer<Message>(take: (message: Message) => unknown): void {
  process.on('message', ({ number, message }: { number: number; message: Message }) => {
    Promise.resolve()
      .then(() => take(message))
      .then(
        (result) => process.send?.({ number, answer: result }),
        (error: unknown) => process.send?.({ number, fault: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
      );
  });
  process.once('disconnect', () => process.exit());
}

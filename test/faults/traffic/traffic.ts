import { Ledger } from './ledger.js';
import { Person } from './person.js';
import { Watcher } from './watcher.js';
import { Writer } from './writer.js';

const CITIZENS = ['anna', 'boris', 'vera'];

/** How much of it. */
export interface TrafficOptions {
  /** Where clients reach the gateway. */
  readonly url: string;
  readonly mark: string;
  readonly writers: number;
  readonly pauseMs: number;
  readonly changes: number;
}

/** Writers, and for each appeal its author and the coordinator who watch it to its end. */
export class Traffic {
  readonly ledger = new Ledger();
  readonly watchers: Watcher[] = [];
  readonly #writers: readonly Writer[];
  #writing: Promise<unknown> = Promise.resolve();

  constructor({ url, mark, writers, pauseMs, changes }: TrafficOptions) {
    const people = new Map([...CITIZENS, 'roads-coordinator'].map((name) => [name, new Person(url, name)]));
    const coordinator = people.get('roads-coordinator')!;
    this.#writers = Array.from({ length: writers }, (_, index) => {
      const citizen = people.get(CITIZENS[index % CITIZENS.length]!)!;
      const onAppeal = (appealId: string): void => {
        for (const person of [citizen, coordinator]) this.watchers.push(new Watcher(person, appealId, this.ledger).start());
      };
      return new Writer({ citizen, coordinator, ledger: this.ledger, mark: `${mark} ${index}`, changes, pauseMs, onAppeal });
    });
  }

  start(): this {
    this.#writing = Promise.all(this.#writers.map((writer) => writer.run()));
    return this;
  }

  /** Resolves when every write that was begun is known to be done. */
  async stopWriting(): Promise<void> {
    for (const writer of this.#writers) writer.stop();
    await this.#writing;
  }

  async stop(): Promise<void> {
    for (const writer of this.#writers) writer.stop();
    await Promise.all(this.watchers.map((watcher) => watcher.stop()));
  }
}

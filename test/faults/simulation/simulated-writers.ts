import { appendEvents, type NewEvent } from '@otklik/events';
import { after, type SimulatedServer } from './simulated-server.js';

/** Where something happens. The last one is versioned by nobody but the relay. */
export const TOPICS = ['appeal/0', 'appeal/1', 'survey/0', 'feed'] as const;

/** Transactions that append events as use-cases do: an aggregate's version under its lock, the event with it, and the commit when it pleases. */
export class SimulatedWriters {
  /** Committed versions by topic. */
  readonly versions = new Map<string, number>();
  /** Events of committed transactions. */
  committed = 0;
  readonly #locks = new Map<string, Promise<void>>();
  #underWay = 0;

  constructor(private readonly server: SimulatedServer) {}

  get isQuiet(): boolean {
    return this.#underWay === 0;
  }

  /** One transaction, on some topics. @param onCommitted called after the commit */
  async write(topics: readonly string[], onCommitted: () => void, longestMs: number): Promise<void> {
    const { random, log } = this.server;
    this.#underWay++;
    const unlock = await this.#lock([...new Set(topics)].sort());
    const events: (NewEvent & { id: number })[] = [];
    const lost = (): boolean => !this.server.isUp;
    for (const topic of topics) {
      await after(random.between(0, longestMs));
      if (lost()) break;
      const version = topic === 'feed' ? null : (this.versions.get(topic) ?? 0) + 1 + events.filter((event) => event.topic === topic).length;
      await appendEvents(
        (_sql, [to, type, aggregate, at, payload]) => {
          events.push({ id: log.newId(), topic: to as string, type: type as string, aggregate: aggregate as string, version: at as number | null, payload: JSON.parse(payload as string) as unknown });
          return Promise.resolve();
        },
        [{ topic, type: 'Changed', aggregate: topic, version, payload: {} }],
      );
    }
    await after(random.between(0, longestMs));
    if (!lost() && !random.happens(0.1)) {
      log.commit(events);
      this.committed += events.length;
      for (const { topic, version } of events) if (version !== null) this.versions.set(topic, version);
      onCommitted();
    }
    unlock();
    this.#underWay--;
  }

  async #lock(topics: readonly string[]): Promise<() => void> {
    const held = topics.filter((topic) => topic !== 'feed');
    const before = held.flatMap((topic) => this.#locks.get(topic) ?? []);
    const { promise, resolve } = Promise.withResolvers<void>();
    for (const topic of held) this.#locks.set(topic, promise);
    await Promise.all(before);
    return resolve;
  }
}

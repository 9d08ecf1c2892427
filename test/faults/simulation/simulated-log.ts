import type { NewEvent } from '@otklik/events';
import { AFTER, AT, HEAD, NEWEST, OF_TOPIC, READ_FOLLOWER, STORE_FOLLOWER } from '../../../kernel/events/src/log-statements.js';
import { MOVE_BATCH, TRY_LOCK } from '../../../kernel/events/src/relay-statement.js';

/** An event that is committed and waits for its number. */
interface Waiting extends NewEvent {
  readonly id: number;
}

/** A row of the log, as the client of PostgreSQL gives it. */
export interface LogRow {
  readonly position: string;
  readonly at: Date;
  readonly topic: string;
  readonly type: string;
  readonly aggregate: string;
  readonly version: string;
  readonly payload: unknown;
}

type Row = Record<string, unknown>;

/** How the log is read: as it is, or as a simpler design would have it, which loses events: see its test. */
export type LogDesign = 'relay' | 'ids';

const NOTHING = { position: null };

/**
 * The tables of the event log and the statements that the production modules run on them, each at once and whole, as PostgreSQL
 * runs one statement. Whoever changes a statement must change it here.
 */
export class SimulatedLog {
  readonly log: LogRow[] = [];
  /** Every row that the log has ever had, in the order in which it got them. */
  readonly history: LogRow[] = [];
  /** The newest version that each topic has had. */
  readonly newestOf = new Map<string, number>();
  readonly rejected: Waiting[] = [];
  readonly followers = new Map<string, number>();
  prunedTo = 0;
  #outbox: Waiting[] = [];
  #head = 0;
  #nextId = 1;
  #lockHolder: object | null = null;
  readonly #pruned = new Map<string, number>();

  constructor(private readonly design: LogDesign = 'relay') {}

  get head(): number {
    return this.#head;
  }

  get waiting(): number {
    return this.#outbox.length;
  }

  /** The id that an inserted row has, though nobody sees it before the commit. */
  newId(): number {
    return this.#nextId++;
  }

  commit(events: readonly Waiting[]): void {
    this.#outbox.push(...events);
    this.#outbox.sort((one, other) => one.id - other.id);
  }

  /** What a session held is free. */
  sessionEnded(session: object): void {
    if (this.#lockHolder === session) this.#lockHolder = null;
  }

  /** What retention does, up to a position: what followers have not read, and the newest event of a topic, stay. */
  prune(upTo: number): void {
    const finish = Math.min(upTo, ...this.followers.values());
    if (finish <= this.prunedTo) return;
    const newest = new Map(this.log.map(({ topic, version }) => [topic, Number(version)]));
    const kept = this.log.filter((row) => {
      const goes = Number(row.position) <= finish && Number(row.version) < newest.get(row.topic)!;
      if (goes) this.#pruned.set(row.topic, Math.max(this.#pruned.get(row.topic) ?? 0, Number(row.version)));
      return !goes;
    });
    this.log.splice(0, this.log.length, ...kept);
    this.prunedTo = finish;
  }

  /** Runs one statement of the production modules. @throws Error when it is not known */
  run(text: string, values: readonly unknown[], session: object): Row[] {
    switch (text) {
      case TRY_LOCK:
        this.#lockHolder ??= session;
        return [{ locked: this.#lockHolder === session }];
      case MOVE_BATCH:
        return [this.#move(values[0] as number)];
      case HEAD:
        return [{ position: String(this.#head), pruned_to: String(this.prunedTo) }];
      case AFTER:
        return this.#after(values[0] as number, values[1] as string[] | null, values[2] as number);
      case OF_TOPIC:
        return this.#ofTopic(values[0] as string, values[1] as number, values[2] as number);
      case AT:
        return this.log.filter(({ topic, version }) => topic === values[0] && Number(version) === values[1]) as unknown as Row[];
      case NEWEST:
        return (values[0] as string[]).flatMap((topic) => this.#newest(topic));
      case READ_FOLLOWER: {
        const position = this.followers.get(values[0] as string);
        return position === undefined ? [] : [{ position: String(position) }];
      }
      case STORE_FOLLOWER:
        this.followers.set(values[0] as string, values[1] as number);
        return [];
      default:
        throw new Error(`The simulated log does not know this statement: ${text}`);
    }
  }

  #move(limit: number): Row {
    const batch = this.#outbox.slice(0, limit);
    this.#outbox = this.#outbox.slice(limit);
    let [moved, rejected] = [0, 0];
    for (const event of batch) {
      // The simpler design reads by the id that the writer's row got, and not by a number that is given after the commit.
      const position = this.design === 'relay' ? ++this.#head : (this.#head = Math.max(this.#head, event.id), event.id);
      const version = event.version ?? position;
      if (this.log.some((row) => row.topic === event.topic && Number(row.version) === version)) {
        this.rejected.push(event);
        rejected++;
        continue;
      }
      const { topic, type, aggregate, payload } = event;
      const row = { position: String(position), at: new Date(0), topic, type, aggregate, version: String(version), payload };
      this.log.push(row);
      this.history.push(row);
      this.newestOf.set(topic, Math.max(version, this.newestOf.get(topic) ?? 0));
      moved++;
    }
    if (this.design === 'ids') this.log.sort((one, other) => Number(one.position) - Number(other.position));
    return { moved, rejected };
  }

  #after(position: number, topics: readonly string[] | null, limit: number): Row[] {
    const limits = { head: String(this.#head), pruned_to: String(this.prunedTo) };
    const page = this.#from(position).filter(({ topic }) => topics === null || topics.includes(topic)).slice(0, limit);
    return page.length === 0 ? [{ ...limits, ...NOTHING }] : page.map((row) => ({ ...limits, ...row }));
  }

  /** From the end, where most readers are. */
  #from(position: number): LogRow[] {
    let start = this.log.length;
    while (start > 0 && Number(this.log[start - 1]!.position) > position) start--;
    return this.log.slice(start);
  }

  #ofTopic(topic: string, version: number, limit: number): Row[] {
    const pruned = this.#pruned.get(topic);
    const limits = { pruned_version: pruned === undefined ? null : String(pruned) };
    const page = this.log
      .filter((row) => row.topic === topic && Number(row.version) > version)
      .sort((one, other) => Number(one.version) - Number(other.version))
      .slice(0, limit);
    return page.length === 0 ? [{ ...limits, ...NOTHING }] : page.map((row) => ({ ...limits, ...row }));
  }

  #newest(topic: string): Row[] {
    const versions = [
      ...this.log.filter((row) => row.topic === topic).map((row) => Number(row.version)),
      ...this.#outbox.filter((event) => event.topic === topic).map((event) => event.version ?? 0),
    ];
    return versions.length === 0 ? [] : [{ topic, version: String(Math.max(...versions)) }];
  }
}

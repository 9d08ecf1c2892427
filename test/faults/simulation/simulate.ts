import type { LogEvent } from '@otklik/events';
import { createHash } from 'node:crypto';
import { Random } from '../seed.js';
import { People } from './people.js';
import { SimulatedLog, type LogDesign } from './simulated-log.js';
import { SimulatedProcess, type World } from './simulated-process.js';
import { SimulatedServer, type Weather } from './simulated-server.js';
import { SimulatedWatcher } from './simulated-watcher.js';
import { SimulatedWriters, TOPICS } from './simulated-writers.js';
import { VirtualClock } from './virtual-clock.js';
import { WakeUpBus } from './wake-up-bus.js';

const CALM: Weather = { slow: 0, breaks: 0 };
const TURNS = 40;
const LOGINS = ['anna', 'boris', 'roads'];
/** In calm weather everybody has everything long before, in simulated milliseconds. */
const CALM_MS = 300_000;

/** What a simulation came to. */
export interface Simulated {
  /** What was not as promised; empty when all is well. */
  readonly broken: readonly string[];
  readonly trace: readonly string[];
  /** The same for the same seed. */
  readonly fingerprint: string;
  /** Events that reached the log, and results that reached watchers. */
  readonly events: number;
  readonly seen: number;
}

/** Plays one history of the relay, the followers and the live layer, and checks that nobody misses anything. */
export async function simulate(seed: number, design: LogDesign = 'relay'): Promise<Simulated> {
  const random = new Random(seed);
  const clock = new VirtualClock();
  const { stackTraceLimit } = Error;
  clock.install(() => random.next());
  // Most of the time would go into stacks that nobody reads.
  Error.stackTraceLimit = 0;
  try {
    return await new Simulation(random, clock, design).play();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
    clock.uninstall();
  }
}

class Simulation {
  readonly #trace: string[] = [];
  readonly #weather: Weather = { ...CALM };
  readonly #log: SimulatedLog;
  readonly #server: SimulatedServer;
  readonly #writers: SimulatedWriters;
  readonly #world: World;
  readonly #processes: SimulatedProcess[];
  readonly #watchers: readonly SimulatedWatcher[];
  readonly #projected: number[] = [];
  #born = 0;

  constructor(
    private readonly random: Random,
    private readonly clock: VirtualClock,
    design: LogDesign,
  ) {
    this.#log = new SimulatedLog(design);
    this.#server = new SimulatedServer(this.#log, random, this.#weather);
    this.#writers = new SimulatedWriters(this.#server);
    const people = new People(LOGINS);
    this.#world = { server: this.#server, bus: new WakeUpBus(this.#server), people, projected: (events) => this.#project(events) };
    this.#processes = [this.#start('gateway'), this.#start('gateway'), this.#start('follower')];
    const around = { server: this.#server, people, gateways: () => this.#processes.filter(({ layer }) => layer !== null), note: (line: string) => this.#note(line) };
    this.#watchers = TOPICS.flatMap((topic) => LOGINS.map((login, index) => new SimulatedWatcher(around, login, topic, index > 0)));
  }

  async play(): Promise<Simulated> {
    for (const watcher of this.#watchers) watcher.start();
    for (let turn = 0; turn < TURNS; turn++) {
      this.#turn();
      await this.clock.run(() => false, this.random.between(0, 400));
    }
    await this.#calm();
    const broken = [...this.#trace.filter((line) => line.includes('BROKEN')), ...this.#checkLog(), ...this.#checkProjection(), ...this.#watchers.flatMap((watcher) => this.#checkWatcher(watcher))];
    return {
      broken,
      trace: this.#trace,
      fingerprint: createHash('sha256').update(this.#trace.join('\n')).digest('hex'),
      events: this.#log.history.length,
      seen: this.#watchers.reduce((sum, { stretches }) => sum + stretches.reduce((count, { seen }) => count + seen.length, 0), 0),
    };
  }

  /** Something happens: mostly somebody writes. */
  #turn(): void {
    const { random } = this;
    const kind = random.between(0, 99);
    if (kind < 60) this.#write();
    else if (kind < 66) this.#kill(random.between(0, this.#processes.length - 1));
    else if (kind < 69) void this.#restart(random.between(0, this.#processes.length - 1));
    else if (kind < 72) this.#crashDatabase();
    else if (kind < 77) this.#cutProcess();
    else if (kind < 84) random.pick(this.#watchers).cut();
    else if (kind < 87) this.#slow();
    else if (kind < 90) this.#changeRights();
    else if (kind < 92) this.#prune();
    else if (kind < 94) void random.pick(this.#processes).swap();
    else Object.assign(this.#weather, random.happens(0.4) ? CALM : { slow: random.next() * 0.3, breaks: random.next() * 0.2 });
  }

  #write(): void {
    const { random } = this;
    const longestMs = random.happens(0.05) ? 4_000 : 30;
    for (let count = random.between(1, 4); count > 0; count--) {
      const topics = Array.from({ length: random.between(1, 3) }, () => random.pick(TOPICS));
      const writer = random.pick(this.#processes);
      void this.#writers.write(topics, () => (writer.place.isDead ? undefined : writer.wakeUp.poke('outbox')), longestMs);
    }
  }

  #start(kind: 'gateway' | 'follower'): SimulatedProcess {
    return new SimulatedProcess(`${kind} ${++this.#born}`, kind, this.#world).start();
  }

  #kill(index: number): void {
    const killed = this.#processes[index]!;
    const isMachine = this.random.happens(0.3);
    this.#note(`${killed.place.name} is killed`);
    killed.kill(isMachine);
    setTimeout(() => this.#watchers.forEach((watcher) => watcher.lose(killed)), isMachine ? 3_000 : 1);
    this.#replace(index);
  }

  async #restart(index: number): Promise<void> {
    const stopped = this.#processes[index]!;
    this.#note(`${stopped.place.name} stops`);
    this.#replace(index);
    await stopped.stop();
    for (const watcher of this.#watchers) watcher.lose(stopped);
  }

  #replace(index: number): void {
    this.#processes[index] = this.#start(this.#processes[index]!.layer === null ? 'follower' : 'gateway');
  }

  #crashDatabase(): void {
    this.#note('the database is killed');
    this.#server.crash();
    setTimeout(() => (this.#server.isUp = true), this.random.between(100, 3_000));
  }

  #cutProcess(): void {
    const cut = this.random.pick(this.#processes);
    this.#note(`${cut.place.name} is cut off`);
    cut.place.isCutOff = true;
    cut.cut(this.random.happens(0.5));
    setTimeout(() => (cut.place.isCutOff = false), this.random.between(10, 4_000));
  }

  #slow(): void {
    const watcher = this.random.pick(this.#watchers);
    watcher.isSlow = true;
    setTimeout(() => (watcher.isSlow = false), this.random.between(1_000, 10_000));
  }

  /** Not before the projection has begun, for it is to have everything. */
  #prune(): void {
    if (this.#log.followers.size > 0) this.#log.prune(this.random.between(0, this.#log.head));
  }

  #changeRights(): void {
    const { people } = this.#world;
    const login = this.random.pick(LOGINS);
    this.#note(`the rights of ${login} change`);
    if (this.random.happens(0.3)) people.endSessions(login);
    else people.setStaff(login, !people.isStaff(login));
  }

  /** The weather clears up, everybody may see everything, something happens everywhere once more: now everybody is to have everything. */
  async #calm(): Promise<void> {
    this.#note('it is calm');
    Object.assign(this.#weather, CALM);
    for (const login of LOGINS) this.#world.people.setStaff(login, true);
    await this.clock.run(() => this.#writers.isQuiet && this.#server.isUp, CALM_MS);
    while (!(await this.#wroteEverywhere())) continue;
    const isDone = await this.clock.run(() => this.#isComplete(), CALM_MS);
    if (!isDone) this.#note(`BROKEN in calm weather there is still missing: ${this.#missing().join('; ')}`);
    // Whatever comes once too often, comes now.
    await this.clock.run(() => false, 1_000);
  }

  /** A writer may give up, as ever. */
  async #wroteEverywhere(): Promise<boolean> {
    const before = this.#writers.committed;
    void this.#writers.write(TOPICS, () => undefined, 1);
    await this.clock.run(() => this.#writers.isQuiet, CALM_MS);
    return this.#writers.committed === before + TOPICS.length;
  }

  #isComplete(): boolean {
    const { history, waiting } = this.#log;
    return waiting === 0 && history.length === this.#writers.committed && this.#projected.length === history.length && this.#watchers.every((watcher) => !this.#lacks(watcher));
  }

  #missing(): string[] {
    const { history, waiting } = this.#log;
    return [
      ...(waiting === 0 ? [] : [`${waiting} events wait for the relay`]),
      ...(this.#projected.length === history.length ? [] : [`the projection has ${this.#projected.length} of ${history.length}`]),
      ...this.#watchers.filter((watcher) => this.#lacks(watcher)).map(({ name, stretches }) => `${name} is at ${stretches.at(-1)?.seen.at(-1) ?? stretches.at(-1)?.after}`),
    ];
  }

  #project(events: readonly LogEvent[]): void {
    for (const { position } of events) {
      const newest = this.#projected.at(-1) ?? 0;
      if (position > newest + 1) this.#note(`BROKEN the projection got ${position} after ${newest}`);
      if (position === newest + 1) this.#projected.push(position);
    }
  }

  #checkLog(): string[] {
    const { history, rejected } = this.#log;
    return [
      ...history.filter(({ position }, index) => Number(position) !== index + 1).map(({ position }) => `the log has a gap before ${position}`),
      ...rejected.map(({ topic, version }) => `version ${version} of ${topic} was put aside`),
      ...(history.length === this.#writers.committed ? [] : [`${this.#writers.committed} events were committed, and ${history.length} are in the log`]),
      ...[...this.#writers.versions].flatMap(([topic, version]) => {
        const logged = this.#versionsOf(topic).join();
        const expected = Array.from({ length: version }, (_, index) => index + 1).join();
        return logged === expected ? [] : [`the log has the versions ${logged} of ${topic}`];
      }),
    ];
  }

  #checkProjection(): string[] {
    const missing = this.#projected.length !== this.#log.history.length;
    return missing ? [`the projection has ${this.#projected.length} events of ${this.#log.history.length}`] : [];
  }

  #checkWatcher({ name, topic, isPaced, stretches }: SimulatedWatcher): string[] {
    return stretches.flatMap(({ after, seen }, index) => {
      const all = this.#versionsOf(topic).filter((version) => version > after && (!isPaced || seen.includes(version)));
      const expected = index === stretches.length - 1 ? all : all.slice(0, seen.length);
      return seen.join() === expected.join() ? [] : [`${name} saw ${seen.join()} after ${after}, and not ${expected.join()}`];
    });
  }

  #lacks({ topic, stretches }: SimulatedWatcher): boolean {
    const last = stretches.at(-1);
    // Who has never seen anything begins with what comes next.
    return last !== undefined && (last.seen.at(-1) ?? last.after) < (this.#log.newestOf.get(topic) ?? 0);
  }

  #versionsOf(topic: string): number[] {
    return this.#log.history.filter((row) => row.topic === topic).map(({ version }) => Number(version));
  }

  #note(line: string): void {
    this.#trace.push(`${String(Math.round(this.clock.elapsed)).padStart(7)} ${line}`);
  }
}

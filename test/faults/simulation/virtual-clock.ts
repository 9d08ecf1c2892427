import process from 'node:process';

type Call = (...args: unknown[]) => void;

interface Timer {
  at: number;
  order: number;
  readonly call: () => void;
  readonly everyMs: number | null;
  isOff: boolean;
}

/** What `setTimeout` gives: as much of it as anybody uses. */
class Handle {
  constructor(readonly timer: Timer) {}

  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }
}

/** A turn of the event loop takes as long as a step of the history. */
const STEPS_BETWEEN_TURNS = 100;
const START_MS = Date.UTC(2026, 10, 22);

/**
 * Stands in the place of the machine's clock: time passes from one timer to the next, and only when everything that follows from
 * the last one has happened. So what is waited for takes no time, and happens in the same order for the same seed.
 */
export class VirtualClock {
  readonly #real = { setTimeout, clearTimeout, setInterval, clearInterval, setImmediate, dateNow: Date.now, performanceNow: performance.now, random: Math.random };
  readonly #heap: Timer[] = [];
  #order = 0;
  #now = START_MS;

  /** Milliseconds since the simulation began. */
  get elapsed(): number {
    return this.#now - START_MS;
  }

  /** Puts it in the place of the global functions of time, and of chance. */
  install(random: () => number): void {
    const add = (call: Call, ms: number | undefined, everyMs: number | null, args: unknown[]): Handle => new Handle(this.#add(args.length === 0 ? call : () => call(...args), ms, everyMs));
    Object.assign(globalThis, {
      setTimeout: (call: Call, ms?: number, ...args: unknown[]) => add(call, ms, null, args),
      setInterval: (call: Call, ms?: number, ...args: unknown[]) => add(call, ms, Math.max(1, ms ?? 1), args),
      setImmediate: (call: Call, ...args: unknown[]) => add(call, 0, null, args),
      clearTimeout: (handle?: Handle | null) => this.#off(handle),
      clearInterval: (handle?: Handle | null) => this.#off(handle),
    });
    Date.now = () => this.#now;
    performance.now = () => this.elapsed;
    Math.random = random;
  }

  uninstall(): void {
    const { dateNow, performanceNow, random, ...functions } = this.#real;
    Object.assign(globalThis, functions);
    Date.now = dateNow;
    performance.now = performanceNow;
    Math.random = random;
  }

  /** Lets time pass until it is so, or for so many milliseconds. Gives whether it is so. */
  async run(isSo: () => boolean, ms: number): Promise<boolean> {
    const end = this.#now + ms;
    for (let step = 0; ; step++) {
      await (step % STEPS_BETWEEN_TURNS === 0 ? this.#turn() : this.#settle());
      if (isSo()) return true;
      const next = this.#heap[0];
      if (next === undefined || next.at > end) {
        this.#now = end;
        return false;
      }
      this.#pop();
      if (next.isOff) continue;
      this.#now = Math.max(this.#now, next.at);
      next.call();
      if (next.everyMs !== null) this.#push(Object.assign(next, { at: this.#now + next.everyMs, order: this.#order++ }));
    }
  }

  /** Everything that needs no time has happened when Node comes to this: it does so when no promise is left to be gone on with. */
  #settle(): Promise<void> {
    return new Promise((resolve) => process.nextTick(resolve));
  }

  /** As well, and the event loop comes round: whoever looks after this process is heard. */
  #turn(): Promise<void> {
    return new Promise((resolve) => this.#real.setImmediate(resolve));
  }

  #off(handle: Handle | null | undefined): void {
    if (handle instanceof Handle) handle.timer.isOff = true;
  }

  #add(call: () => void, ms: number | undefined, everyMs: number | null): Timer {
    const timer: Timer = { at: this.#now + Math.max(0, ms ?? 0), order: this.#order++, call, everyMs, isOff: false };
    return this.#push(timer);
  }

  #push(timer: Timer): Timer {
    const heap = this.#heap;
    let at = heap.push(timer) - 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (!isBefore(heap[at]!, heap[above]!)) break;
      [heap[at], heap[above]] = [heap[above]!, heap[at]!];
      at = above;
    }
    return timer;
  }

  #pop(): void {
    const heap = this.#heap;
    const last = heap.pop()!;
    if (heap.length === 0) return;
    heap[0] = last;
    for (let at = 0; ; ) {
      const [left, right] = [2 * at + 1, 2 * at + 2];
      let least = at;
      if (left < heap.length && isBefore(heap[left]!, heap[least]!)) least = left;
      if (right < heap.length && isBefore(heap[right]!, heap[least]!)) least = right;
      if (least === at) return;
      [heap[at], heap[least]] = [heap[least]!, heap[at]!];
      at = least;
    }
  }
}

function isBefore(one: Timer, other: Timer): boolean {
  return one.at < other.at || (one.at === other.at && one.order < other.order);
}

import type { TwinOutcome } from './run-twin.js';

/** How something ended that is asked for a version. */
type Ended = Pick<TwinOutcome, 'kind'>;

interface Recent<Outcome> {
  readonly outcome: Promise<Outcome>;
  readonly askedAt: number;
  isRunning: boolean;
}

/**
 * Outcomes of runs by version, shared by whoever asks while one runs or a moment after it was asked for: when thousands come
 * back at once, equal ones do not each have the same run. Who may see what is looked at anew all the time in other ways.
 */
export class RecentOutcomes<Outcome extends Ended> {
  readonly #byVersion = new Map<number, Recent<Outcome>>();

  /**
   * @param keptMs for how long an outcome is shared after it was asked for
   * @param isShared whether anybody else might ask; else nothing is kept
   */
  constructor(
    readonly keptMs: number,
    readonly isShared: () => boolean,
  ) {}

  of(version: number, ask: () => Promise<Outcome>): Promise<Outcome> {
    this.#forgetOld();
    const known = this.#byVersion.get(version);
    if (known !== undefined) return known.outcome;
    const recent: Recent<Outcome> = { outcome: ask(), askedAt: performance.now(), isRunning: true };
    this.#byVersion.set(version, recent);
    void recent.outcome.then(({ kind }) => {
      recent.isRunning = false;
      if (kind !== 'result' || !this.isShared()) this.#byVersion.delete(version);
    });
    return recent.outcome;
  }

  #forgetOld(): void {
    const oldest = performance.now() - this.keptMs;
    for (const [version, { askedAt, isRunning }] of this.#byVersion) if (!isRunning && askedAt < oldest) this.#byVersion.delete(version);
  }
}

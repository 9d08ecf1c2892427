import { roleOf, withConnection, withRole } from '@otklik/database';
import type { Client } from 'pg';
import { JOBS_SCHEMA } from './database-module.js';
import type { PeriodicJob } from './periodic-job.js';
import { Repeating } from './repeating.js';

/** How soon after it is due a job is done, at most, unless others are at work. */
const LOOK_EVERY_MS = 60_000;

/** What a runner does, and where it keeps when. */
export interface JobRunnerOptions {
  readonly databaseUrl: string;
  readonly jobs: readonly PeriodicJob[];
  /** Told of each failure with the name of the job; it is tried again at the next look. */
  readonly onError: (job: string, error: unknown) => void;
  /** How often to look what is due, in milliseconds; a minute by default. */
  readonly lookEveryMs?: number;
}

/** Parameters: name, seconds. By the server's clock, the same for all processes; a moment to come is one of a clock that was set back. */
const IS_DUE = `
  select not exists (
    select from jobs.run where name = $1 and finished_at > now() - make_interval(secs => $2) and finished_at <= now()
  ) as yes`;
/** Parameter: name. */
const TRY_LOCK = "select pg_try_advisory_lock(hashtextextended('otklik job ' || $1, 0)) as yes";
const UNLOCK = "select pg_advisory_unlock(hashtextextended('otklik job ' || $1, 0)) as yes";
const DONE = `
  insert into jobs.run (name, finished_at) values ($1, now())
  on conflict (name) do update set finished_at = excluded.finished_at`;

/**
 * Does jobs when they are due. Any number of processes may run the same jobs: when each was last done stands in the database, and an
 * advisory lock lets one process at a time do it. So every job is done once per period, whoever is restarted, and a process that ends
 * in the middle leaves it to the next. Jobs of one runner take turns.
 */
export class JobRunner {
  readonly #options: JobRunnerOptions;
  readonly #repeating: Repeating;

  constructor(options: JobRunnerOptions) {
    this.#options = options;
    this.#repeating = new Repeating(options.lookEveryMs ?? LOOK_EVERY_MS);
  }

  /** Looks now and again and again, beside everything else. */
  start(): void {
    if (this.#options.jobs.length === 0) return;
    this.#repeating.start(
      (signal) => this.#look(signal),
      (error) => this.#options.onError('jobs', error),
      { atOnce: true },
    );
  }

  /** Resolves when the job under way has ended. */
  stop(): Promise<void> {
    return this.#repeating.stop();
  }

  #look(signal: AbortSignal): Promise<void> {
    return withConnection(withRole(this.#options.databaseUrl, roleOf(JOBS_SCHEMA)), async (client) => {
      for (const job of this.#options.jobs) {
        if (signal.aborted) return;
        await runIfDue(client, job, signal).catch((error: unknown) => this.#options.onError(job.name, error));
      }
    });
  }
}

async function runIfDue(client: Client, { name, everyMs, run }: PeriodicJob, signal: AbortSignal): Promise<void> {
  const says = async (statement: string, ...values: unknown[]): Promise<boolean> => (await client.query<{ yes: boolean }>(statement, values)).rows[0]!.yes;
  const isDue = (): Promise<boolean> => says(IS_DUE, name, everyMs / 1000);
  if (!(await isDue()) || !(await says(TRY_LOCK, name))) return;
  try {
    // Another process may have done it between the two.
    if (!(await isDue())) return;
    await run(signal);
    if (!signal.aborted) await client.query(DONE, [name]);
  } finally {
    await says(UNLOCK, name);
  }
}

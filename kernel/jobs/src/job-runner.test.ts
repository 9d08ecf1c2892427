import { withConnection } from '@otklik/database';
import { createTestDatabase, type TestDatabase } from '@otklik/test/support';
import { setTimeout as sleep } from 'node:timers/promises';
import { jobsDatabaseModule } from './database-module.js';
import { JobRunner } from './job-runner.js';
import type { PeriodicJob } from './periodic-job.js';

const HOUR_MS = 3_600_000;

let database: TestDatabase;
let runners: JobRunner[] = [];
let errors: [string, unknown][] = [];
beforeAll(async () => {
  database = await createTestDatabase([jobsDatabaseModule]);
});
afterEach(async () => {
  await Promise.all(runners.map((runner) => runner.stop()));
  runners = [];
  errors = [];
  await sql('delete from jobs.run');
});
afterAll(() => database?.drop());

const sql = (statement: string) => withConnection(database.adminUrl, async (client) => (await client.query<Record<string, unknown>>(statement)).rows);

/** What one process is. */
function startRunner(...jobs: PeriodicJob[]): JobRunner {
  const runner = new JobRunner({ databaseUrl: database.url, jobs, lookEveryMs: 5, onError: (job, error) => errors.push([job, error]) });
  runners.push(runner);
  runner.start();
  return runner;
}

/** A job that counts. */
function counted(work: PeriodicJob['run'] = async () => undefined): { readonly job: PeriodicJob; times: number } {
  const counter = {
    times: 0,
    job: {
      name: 'count',
      everyMs: HOUR_MS,
      run: async (signal: AbortSignal) => {
        counter.times++;
        return work(signal);
      },
    },
  };
  return counter;
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await sleep(5);
}

const isNoted = async () => (await sql('select from jobs.run')).length === 1;

describe('a job', () => {
  it('is done at the start, and again when its period is over', async () => {
    const count = counted();
    startRunner(count.job);
    await until(isNoted);
    expect(count.times).toBe(1);
    await sql("update jobs.run set finished_at = finished_at - interval '61 minutes'");
    await until(() => count.times === 2);
  });

  it('is done once by five processes, and not again after a restart within its period', async () => {
    const count = counted(() => sleep(50));
    for (let n = 0; n < 5; n++) startRunner(count.job);
    await until(isNoted);
    await Promise.all(runners.map((runner) => runner.stop()));
    const other = counted();
    startRunner(count.job, { ...other.job, name: 'other' });
    await until(() => other.times === 1);
    expect(count.times).toBe(1);
  });

  it('that fails is told by its name, keeps no other one from being done, and is tried again', async () => {
    const fault = new Error('no');
    const other = counted();
    const count = counted(async () => {
      if (count.times < 3) throw fault;
    });
    startRunner(count.job, { ...other.job, name: 'other' });
    await until(async () => (await sql('select from jobs.run')).length === 2);
    expect(count.times).toBe(3);
    expect(other.times).toBe(1);
    expect(errors).toEqual([
      ['count', fault],
      ['count', fault],
    ]);
  });

  it('that is broken off by the end of its process is done by the next', async () => {
    const count = counted((signal) => sleep(HOUR_MS, undefined, { signal }).catch(() => undefined));
    const first = startRunner(count.job);
    await until(() => count.times === 1);
    await first.stop();
    expect(await sql('select from jobs.run')).toEqual([]);
    const next = counted();
    startRunner(next.job);
    await until(() => next.times === 1);
  });

  it('is due when its last time seems to be yet to come, because a clock was set back', async () => {
    await sql("insert into jobs.run values ('count', now() + interval '1 day')");
    const count = counted();
    startRunner(count.job);
    await until(() => count.times === 1);
  });

  it('waits for a database that is away', async () => {
    const count = counted();
    const url = new URL(database.url);
    url.port = '1';
    const runner = new JobRunner({ databaseUrl: url.href, jobs: [count.job], lookEveryMs: 5, onError: (job) => errors.push([job, null]) });
    runners.push(runner);
    runner.start();
    await until(() => errors.length > 1);
    expect(errors[0]).toEqual(['jobs', null]);
    expect(count.times).toBe(0);
  });
});

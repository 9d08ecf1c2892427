import { doWhatIsDue, remindOfTerms, sealChains } from '@otklik/appeals';
import type { Clock } from '@otklik/base';
import type { EventLog } from '@otklik/events';
import { raiseSystemicProblems } from '@otklik/insights';
import { JobRunner, type PeriodicJob } from '@otklik/jobs';
import { processLog } from '@otklik/observability';
import { eraseForgotten } from '@otklik/people';
import { removeOldKeys } from '@otklik/subgraph';
import type { Environment } from '../environment/read-environment.js';
import type { Closing } from './closing.js';
import { logTrouble } from './log-trouble.js';
import type { Stores } from './open-stores.js';
import { sealFileOf } from './seal-file.js';
import type { SubgraphName } from './subgraph-names.js';

const MINUTE_MS = 60_000;
const FIVE_MINUTES_MS = 300_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** What the jobs work with. */
export interface JobSources {
  readonly environment: Pick<Environment, 'seals' | 'personalData' | 'eventLogDays' | 'closeAfterDays'>;
  readonly databaseUrl: string;
  readonly stores: Stores;
  readonly log: EventLog;
  readonly clock: Clock;
  readonly onCommitted: () => void;
}

const ERASE_FORGOTTEN = 'personal data retention';

/** What each subgraph has done for it. */
const JOBS: Partial<Record<SubgraphName, (sources: JobSources) => PeriodicJob[]>> = {
  appeals: (sources) => [
    { name: 'appeal seals', everyMs: HOUR_MS, run: (signal) => seal(sources, signal) },
    { name: 'appeal reminders', everyMs: MINUTE_MS, run: (signal) => remind(sources, signal) },
    { name: 'appeals by time', everyMs: FIVE_MINUTES_MS, run: (signal) => doDue(sources, signal) },
  ],
  insights: ({ stores: { insights: orm }, clock }) => [{ name: 'systemic problems', everyMs: DAY_MS, run: async () => void (await raiseSystemicProblems(orm, clock)) }],
  people: ({ environment: { personalData }, stores: { people: orm }, clock, onCommitted }) => {
    const { retentionDays: days } = personalData;
    return days === null ? [] : [{ name: ERASE_FORGOTTEN, everyMs: HOUR_MS, run: () => eraseForgotten({ orm, clock, days, onCommitted }) }];
  },
};

async function seal({ environment, databaseUrl, clock }: JobSources, signal: AbortSignal): Promise<void> {
  const { refused: appeals } = await sealChains({ databaseUrl, sealFile: sealFileOf(environment), clock, signal });
  if (appeals.length > 0) processLog().error({ part: 'seals', appeals }, 'appeals contradict their seals: run "otklik verify"');
}

async function remind({ stores: { appeals: orm }, clock, onCommitted }: JobSources, signal: AbortSignal): Promise<void> {
  await remindOfTerms({ orm, clock, onCommitted, signal });
}

function doDue({ environment: { closeAfterDays }, stores: { appeals: orm }, clock, onCommitted }: JobSources, signal: AbortSignal): Promise<number> {
  return doWhatIsDue({ orm, clock, onCommitted, closeAfterDays }, signal);
}

/** Every subgraph forgets the keys of retries that are too old. */
function keyJobs(subgraphs: readonly SubgraphName[], { stores, clock }: JobSources): PeriodicJob[] {
  return subgraphs.map((schema) => ({
    name: `idempotency keys of ${schema}`,
    everyMs: HOUR_MS,
    run: (signal) => removeOldKeys(stores[schema], schema, clock.now(), signal),
  }));
}

/** The jobs of some subgraphs, and those that any process may do for the whole platform. */
export function jobsOf(subgraphs: readonly SubgraphName[], sources: JobSources): PeriodicJob[] {
  return [...platformJobs(sources), ...keyJobs(subgraphs, sources), ...subgraphs.flatMap((name) => JOBS[name]?.(sources) ?? [])];
}

function platformJobs({ environment: { eventLogDays: days }, log, clock }: JobSources): PeriodicJob[] {
  if (days === null) return [];
  const prune = (): Promise<number> => log.prune(new Date(clock.now().getTime() - days * DAY_MS));
  return [{ name: 'event log retention', everyMs: HOUR_MS, run: prune }];
}

/** Does the jobs of some subgraphs in this process, unless another process does them; a failure is told, and tried again. */
export function startJobs(subgraphs: readonly SubgraphName[], sources: JobSources, closing: Closing): void {
  const runner = new JobRunner({
    databaseUrl: sources.databaseUrl,
    jobs: jobsOf(subgraphs, sources),
    onError: (job, error) => logTrouble(job)(error),
  });
  runner.start();
  closing.add(() => runner.stop());
}

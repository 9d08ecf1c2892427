export { jobsDatabaseModule } from './database-module.js';
export { JobRunner, type JobRunnerOptions } from './job-runner.js';
export type { PeriodicJob } from './periodic-job.js';
export { Repeating } from './repeating.js';

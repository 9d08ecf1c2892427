import type { MikroORM } from '@mikro-orm/postgresql';
import type { Clock } from '@otklik/base';
import { eraseForgotten } from '@otklik/people';
import type { Closing } from './closing.js';
import { logTrouble } from './log-trouble.js';
import { Repeating } from './processes/repeating.js';

const HOUR_MS = 3_600_000;

/** What the retention depends on. */
export interface RetentionJob {
  readonly orm: MikroORM;
  readonly clock: Clock;
  /** See `OTKLIK_PERSONAL_RETENTION_DAYS`; null for ever. */
  readonly days: number | null;
  readonly onCommitted: () => void;
  readonly closing: Closing;
}

/** Erases personal data whose term is over: now, before anybody is served, and every hour from now on. A failure is told, and tried again. */
export async function startRetention({ days, closing, ...options }: RetentionJob): Promise<void> {
  if (days === null) return;
  const sweep = async (): Promise<void> => void (await eraseForgotten({ ...options, days }));
  const onError = logTrouble('retention');
  await sweep().catch(onError);
  const repeating = new Repeating(HOUR_MS);
  repeating.start(sweep, onError);
  closing.add(() => repeating.stop());
}

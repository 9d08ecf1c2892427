import type { Grant } from './viewer.js';

/** Whose standing is asked for. */
export interface Bearer {
  readonly login: string;
  /** Null for a machine. */
  readonly citizenId: string | null;
}

/** What can change about somebody while their token lives. */
export interface Standing {
  readonly grants: readonly Grant[];
  /** When their sessions were last ended, in milliseconds since the epoch: older tokens count no more. Null when that never happened. */
  readonly sessionsEndedAt: number | null;
}

/** Reads how many stand, in their order, from where it is kept. */
export type StandingsOf = (holders: readonly Bearer[]) => Promise<readonly Standing[]>;

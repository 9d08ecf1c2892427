import type { SeededRandom } from './random.js';

/** What people write about, and what they are answered. */
export interface Topic {
  readonly categoryId: string;
  /** How often, relative to the others, by month from January to December. */
  readonly byMonth: readonly number[];
  /** Working days that its category gives, 10 unless said. */
  readonly termDays?: number;
  /** First sentences; `{where}` is the spot. */
  readonly openings: readonly string[];
  /** What makes it worse. */
  readonly details: readonly string[];
  readonly requests: readonly string[];
  readonly answers: readonly string[];
  /** The value of `AppealDetailsInput`. */
  form(random: SeededRandom): Record<string, unknown>;
  /** About somebody's own affairs: never shown to everybody. */
  readonly personal?: boolean;
}

export const ALL_YEAR = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1];
export const WINTER = [5, 4, 3, 0.3, 0, 0, 0, 0, 0, 0.5, 4, 5];
export const SPRING = [0.6, 0.8, 3, 5, 4, 2, 1.5, 1.2, 1.5, 1.5, 0.8, 0.5];
export const SUMMER = [0, 0, 0.5, 2, 3, 3, 3, 3, 2, 1, 0, 0];

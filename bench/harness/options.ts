import { parseArgs } from 'node:util';

/** How long to measure, and what to print. */
export interface RunOptions {
  readonly rounds: number;
  /** Length of one measurement. */
  readonly seconds: number;
  readonly connections: number;
  /** Shortest warm-up of one operation. */
  readonly warmUpSeconds: number;
  /** Whether the warm-up also sends every set of variables at least once, so that the subgraphs have all their answers ready. */
  readonly warmUpAll: boolean;
  readonly json: boolean;
  /** Only these; all when empty. */
  readonly rivals: readonly string[];
  readonly operations: readonly string[];
  /** A rival that writes a CPU profile, and is therefore slower. */
  readonly profile: string | null;
}

export const USAGE = `  --rounds N        interleaved rounds (3)
  --seconds N       length of one measurement (3)
  --connections N   requests at a time (50)
  --quick           a smoke run: one round of half a second, hardly warmed up
  --rivals A,B      only these
  --operations A,B  only these
  --profile RIVAL   write a CPU profile of it to bench/profiles
  --json            one line of JSON, the last on stdout, instead of the table`;

export function parseOptions(args: readonly string[]): RunOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      rounds: { type: 'string' },
      seconds: { type: 'string' },
      connections: { type: 'string' },
      quick: { type: 'boolean' },
      rivals: { type: 'string' },
      operations: { type: 'string' },
      profile: { type: 'string' },
      json: { type: 'boolean' },
    },
  });
  const quick = values.quick ?? false;
  return {
    rounds: positive(values.rounds, quick ? 1 : 3),
    seconds: positive(values.seconds, quick ? 0.5 : 3),
    connections: positive(values.connections, 50),
    warmUpSeconds: quick ? 0.2 : 2,
    warmUpAll: !quick,
    json: values.json ?? false,
    rivals: list(values.rivals),
    operations: list(values.operations),
    profile: values.profile ?? null,
  };
}

function positive(text: string | undefined, otherwise: number): number {
  const value = text === undefined ? otherwise : Number(text);
  if (!(value > 0)) throw new Error(`${String(text)} is not a positive number`);
  return value;
}

function list(text: string | undefined): string[] {
  return text === undefined ? [] : text.split(',');
}

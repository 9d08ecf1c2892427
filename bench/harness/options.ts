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
  /** What goes to stdout: tables to look at, the same as Markdown for the documentation, or one line of JSON. */
  readonly output: 'tables' | 'markdown' | 'json';
  /** Only these; all when empty. */
  readonly rivals: readonly string[];
  readonly operations: readonly string[];
  /** A rival that writes a CPU profile, and is therefore slower. */
  readonly profile: string | null;
}

export const USAGE = `  --quick           does it run? One round of 0.3 s, hardly warmed up: the figures mean nothing
  --only A,B        only these operations
  --rivals A,B      only these rivals
  --rounds N        interleaved rounds (3)
  --seconds N       length of one measurement (1.5)
  --connections N   requests at a time (50)
  --profile RIVAL   write a CPU profile of it to bench/profiles; it is slower then
  --json            one line of JSON with everything, the only one on stdout
  --markdown        Markdown for docs/benchmarks.md`;

/** Null when only help is wanted. */
export function parseOptions(args: readonly string[]): RunOptions | null {
  const { values } = parseArgs({
    args: [...args],
    options: {
      help: { type: 'boolean' },
      rounds: { type: 'string' },
      seconds: { type: 'string' },
      connections: { type: 'string' },
      quick: { type: 'boolean' },
      rivals: { type: 'string' },
      only: { type: 'string' },
      operations: { type: 'string' },
      profile: { type: 'string' },
      json: { type: 'boolean' },
      markdown: { type: 'boolean' },
    },
  });
  if (values.help === true) return null;
  const quick = values.quick ?? false;
  return {
    rounds: positive(values.rounds, quick ? 1 : 3),
    seconds: positive(values.seconds, quick ? 0.3 : 1.5),
    connections: positive(values.connections, 50),
    warmUpSeconds: quick ? 0.1 : 1,
    warmUpAll: !quick,
    output: values.json === true ? 'json' : values.markdown === true ? 'markdown' : 'tables',
    rivals: list(values.rivals),
    operations: list(values.only ?? values.operations),
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

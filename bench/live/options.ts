import { parseArgs } from 'node:util';

export const SCENARIOS = ['sockets', 'rate', 'fanout', 'kill', 'stalled', 'intake'] as const;
export type Scenario = (typeof SCENARIOS)[number];

/** By which way changes are written; see README.md. */
const WRITES = ['gateway', 'subgraph', 'database'] as const;
export type Writes = (typeof WRITES)[number];

export interface LiveOptions {
  readonly only: readonly Scenario[];
  /** Clients of `sockets`, `rate`, `fanout` and `kill`; a tenth of them in `stalled` and `intake`. */
  readonly sockets: number;
  /** Length of the load of `rate`; null: what the issue asks for. */
  readonly seconds: number | null;
  /** How long the sockets of `sockets` are watched for drift. */
  readonly driftSeconds: number;
  /** Changes a second of `rate`. */
  readonly perSecond: number;
  /** Of `sockets`, `rate` and `kill`. */
  readonly writes: Writes;
  readonly selection: 'narrow' | 'wide';
  readonly output: 'table' | 'markdown' | 'json';
  /** Processes that write a CPU profile, and are slower for it. */
  readonly profile: readonly string[];
}

export const USAGE = `  --only A,B        only these scenarios: ${SCENARIOS.join(', ')}
  --sockets N       clients (10000); a tenth of them in "stalled" and "intake"
  --seconds N       length of the load of "rate" (300), of "kill", "stalled" and of a round of "intake" (30)
  --drift N         seconds that "sockets" looks at the memory of open sockets (600)
  --rate N          changes a second of "rate" (100)
  --writes WHERE    how changes are written in "sockets", "rate" and "kill". database (default): the rows of a change, by one statement;
                    subgraph: as mutations, sent to the subgraph as a second gateway would; gateway: through the gateway under test
  --selection WHAT  narrow: fields of the appeal; wide: of three subgraphs and of a plugin, as in the README
  --quick           does it run? 200 sockets and a few seconds of everything: the figures mean nothing
  --profile A,B     processes that write a CPU profile to bench/profiles: gateway, appeals, …; they are slower then
  --json            one line of JSON, the only one on stdout
  --markdown        the tables as they stand in docs/live.md`;

/** Null when only help is wanted. @throws Error in one line */
export function parseOptions(args: readonly string[]): LiveOptions | null {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const { values } = parseArgs({
    args: [...args],
    options: {
      help: flag, quick: flag, json: flag, markdown: flag,
      only: text, sockets: text, seconds: text, drift: text, rate: text, writes: text, selection: text, profile: text,
    },
  });
  if (values.help === true) return null;
  const quick = values.quick === true;
  return {
    only: values.only === undefined ? SCENARIOS : values.only.split(',').map((name) => oneOf(SCENARIOS, name)),
    sockets: whole(values.sockets, quick ? 200 : 10_000),
    seconds: values.seconds === undefined ? (quick ? 3 : null) : whole(values.seconds, 0),
    driftSeconds: whole(values.drift, quick ? 6 : 600),
    perSecond: whole(values.rate, quick ? 20 : 100),
    writes: oneOf(WRITES, values.writes ?? 'database'),
    selection: oneOf(['narrow', 'wide'], values.selection ?? 'narrow'),
    output: values.json === true ? 'json' : values.markdown === true ? 'markdown' : 'table',
    profile: values.profile?.split(',') ?? [],
  };
}

function whole(text: string | undefined, otherwise: number): number {
  const value = text === undefined ? otherwise : Number(text);
  if (!Number.isInteger(value) || value <= 0) throw new Error(`${String(text)} is not a positive whole number`);
  return value;
}

function oneOf<T extends string>(allowed: readonly T[], name: string): T {
  const found = allowed.find((one) => one === name);
  if (found === undefined) throw new Error(`There is no ${name}; there are ${allowed.join(', ')}.`);
  return found;
}

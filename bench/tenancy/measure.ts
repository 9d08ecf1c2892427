import { readFileSync } from 'node:fs';
import { connect, tenantSettings, withRole, roleOf } from '@otklik/database';
import { quantile, round } from '../harness/statistics.ts';
import { QUERIES, type Asked, type Ids, type Query } from './queries.ts';
import { WITHOUT_POLICIES } from './region.ts';

type Client = Awaited<ReturnType<typeof connect>>;

/** Milliseconds of whole transactions. */
export interface Quantiles {
  readonly p50: number;
  readonly p95: number;
}

export interface Figures {
  readonly query: string;
  readonly title: string;
  readonly transactions: number;
  readonly on: Quantiles;
  readonly off: Quantiles;
  /** On to off. */
  readonly ratio: Quantiles;
  /** CPU time of the server's process for one transaction, in milliseconds: what can be compared also on a busy machine. */
  readonly cpu: { readonly on: number; readonly off: number; readonly ratio: number };
}

export interface MeasureOptions {
  readonly adminUrl: string;
  readonly ids: Ids;
  readonly rounds: number;
  /** Transactions of one query in one round, with policies and again without. */
  readonly turns: number;
}

/** Asks every query with policies and without, turn by turn on two connections to the same rows, and checks that the answers are the same. */
export async function measure({ adminUrl, ids, rounds, turns }: MeasureOptions): Promise<Figures[]> {
  const on = await connect(withRole(adminUrl, roleOf('appeals')));
  const off = await connect(withRole(adminUrl, WITHOUT_POLICIES));
  try {
    const times = new Map(QUERIES.map(({ name }) => [name, { on: [] as number[], off: [] as number[], cpuOn: 0, cpuOff: 0 }]));
    const [pidOn, pidOff] = [await pidOf(on), await pidOf(off)];
    for (const { ask } of QUERIES) for (let turn = 0; turn < turns / 4; turn++) await compare(on, off, ask(turn, ids));
    for (let number = 0; number < rounds; number++) {
      for (const { name, ask } of QUERIES) {
        const taken = times.get(name)!;
        const { on: withThem, off: without } = taken;
        const [beforeOn, beforeOff] = [cpuMs(pidOn), cpuMs(pidOff)];
        for (let turn = 0; turn < turns; turn++) {
          const asked = ask(turn, ids);
          // Each goes first as often as the other.
          if ((turn + number) % 2 === 0) {
            withThem.push(await timed(on, asked));
            without.push(await timed(off, asked));
          } else {
            without.push(await timed(off, asked));
            withThem.push(await timed(on, asked));
          }
        }
        taken.cpuOn += cpuMs(pidOn) - beforeOn;
        taken.cpuOff += cpuMs(pidOff) - beforeOff;
      }
    }
    return QUERIES.map((query) => figures(query, times.get(query.name)!));
  } finally {
    await on.end();
    await off.end();
  }
}

function figures({ name, title }: Query, { on, off, cpuOn, cpuOff }: Taken): Figures {
  const [withThem, without] = [on, off].map((times) => ({ p50: quantile(times, 0.5), p95: quantile(times, 0.95) })) as [Quantiles, Quantiles];
  const rounded = ({ p50, p95 }: Quantiles): Quantiles => ({ p50: round(p50, 3), p95: round(p95, 3) });
  const ratio = { p50: withThem.p50 / without.p50, p95: withThem.p95 / without.p95 };
  const cpu = { on: round(cpuOn / on.length, 3), off: round(cpuOff / off.length, 3), ratio: round(cpuOn / cpuOff, 3) };
  return { query: name, title, transactions: on.length, on: rounded(withThem), off: rounded(without), ratio: rounded(ratio), cpu };
}

interface Taken {
  readonly on: readonly number[];
  readonly off: readonly number[];
  readonly cpuOn: number;
  readonly cpuOff: number;
}

async function pidOf(client: Client): Promise<number> {
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  return rows[0]!.pid;
}

/** How long a process of this machine has worked. */
function cpuMs(pid: number): number {
  return Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
}

async function compare(on: Client, off: Client, asked: Asked): Promise<void> {
  const [withThem, without] = [await transaction(on, asked), await transaction(off, asked)].map((rows) => JSON.stringify(rows));
  if (withThem !== without) throw new Error(`With policies another answer than without: ${asked.statements.join('; ')}`);
}

async function timed(client: Client, asked: Asked): Promise<number> {
  const start = process.hrtime.bigint();
  await transaction(client, asked);
  return Number(process.hrtime.bigint() - start) / 1e6;
}

/** The shape of every query operation of a subgraph. */
async function transaction(client: Client, { tenant, statements }: Asked): Promise<unknown[]> {
  const answers: unknown[] = [];
  const settings = Object.entries(tenantSettings(tenant)).map(([name, value]) => `set_config('${name}', '${value}', true)`);
  await client.query('start transaction read only');
  await client.query(`select ${settings.join(', ')}`);
  for (const statement of statements) answers.push((await client.query(statement)).rows);
  await client.query('rollback');
  return answers;
}

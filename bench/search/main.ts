/** What a search of appeals costs: p50 and p95 of whole transactions, for a worker of a cabinet and for the public. See README.md. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { DATABASE_MODULES } from '@otklik/app';
import { connect, ensureRolesAndSchemas, migrate, roleOf, schemasOf, startEmbeddedPostgres, tenantSettings, withConnection, withRole } from '@otklik/database';
import { quantile, round } from '../harness/statistics.ts';
import { table } from '../harness/table.ts';
import { idsSql, type Ids } from '../tenancy/queries.ts';
import type { Scale } from '../tenancy/region.ts';
import { fillMessages } from './fill.ts';
import { SEARCHES, askerOf, type Search } from './queries.ts';

const USAGE = `  --quick       does it run? Few rows and turns: the figures mean nothing
  --appeals N   appeals (200000), in a tenth as many cabinets
  --turns N     searches of each kind (200)
  --json        one line of JSON, the only one on stdout
  --markdown    the table as it stands in docs/search.md`;
const PAGE = 21;
const MOST_HITS = 5_000;
const PERSON = '00000000-0000-4000-8000-000000000001';

type Client = Awaited<ReturnType<typeof connect>>;
const say = (line: string): void => void process.stderr.write(`${line}\n`);

try {
  const { values } = parseArgs({
    options: { help: { type: 'boolean' }, quick: { type: 'boolean' }, json: { type: 'boolean' }, markdown: { type: 'boolean' }, appeals: { type: 'string' }, turns: { type: 'string' } },
  });
  if (values.help === true) process.stdout.write(`${USAGE}\n`);
  else {
    const quick = values.quick === true;
    const appeals = positive(values.appeals, quick ? 5_000 : 200_000);
    const figures = await run({ appeals, cabinets: Math.ceil(appeals / 10) }, positive(values.turns, quick ? 10 : 200));
    const machine = { cores: cpus().length, model: cpus()[0]?.model ?? '', node: process.version, load: round(loadavg()[1] ?? 0, 1) };
    process.stdout.write(values.json === true ? `${JSON.stringify({ benchmark: 'search', appeals, machine, searches: figures })}\n` : `\n${printable(figures)}\n`);
  }
  process.exit(0);
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  if (String((error as { code?: unknown }).code).startsWith('ERR_PARSE_ARGS')) say(USAGE);
  process.exit(1);
}

interface Figures {
  readonly search: string;
  readonly who: string;
  readonly title: string;
  readonly p50: number;
  readonly p95: number;
  /** CPU time of the server's process for one search, in milliseconds, in the mean: what can be compared also on a busy machine. */
  readonly cpu: number;
  /** Hits of a page, in the mean. */
  readonly hits: number;
}

async function run(scale: Scale, turns: number): Promise<Figures[]> {
  const home = mkdtempSync(join(tmpdir(), 'otklik-bench-search-'));
  const server = await startEmbeddedPostgres({ home, fast: true });
  try {
    await ensureRolesAndSchemas({ databaseUrl: server.adminUrl, login: 'otklik', schemas: schemasOf(DATABASE_MODULES) });
    await migrate(server.url, DATABASE_MODULES);
    await fillMessages(server.adminUrl, scale, say);
    const cabinets = await withConnection(server.adminUrl, async (admin) => (await admin.query<Ids['cabinets'][number]>(idsSql(scale))).rows);
    say(`measuring: ${turns} searches of each of ${SEARCHES.length} kinds`);
    return await measure(server.adminUrl, { cabinets, clerk: PERSON }, turns);
  } finally {
    await server.stop();
    rmSync(home, { recursive: true, force: true });
  }
}

async function measure(adminUrl: string, ids: Ids, turns: number): Promise<Figures[]> {
  const client = await connect(withRole(adminUrl, roleOf('appeals')));
  const taken = new Map(SEARCHES.map(({ name }) => [name, { times: [] as number[], hits: 0, cpu: 0 }]));
  const { rows: pids } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  const cpuMs = (): number => Number(readFileSync(`/proc/${pids[0]!.pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
  for (let turn = 0; turn < 5; turn++) for (const search of SEARCHES) await transaction(client, search, turn, ids);
  for (let turn = 0; turn < turns; turn++) {
    for (const search of SEARCHES) {
      const kind = taken.get(search.name)!;
      const before = cpuMs();
      const start = process.hrtime.bigint();
      kind.hits += await transaction(client, search, turn, ids);
      kind.times.push(Number(process.hrtime.bigint() - start) / 1e6);
      kind.cpu += cpuMs() - before;
    }
  }
  await client.end();
  return SEARCHES.map(({ name, who, title }) => {
    const { times, hits, cpu } = taken.get(name)!;
    return { search: name, who, title, p50: round(quantile(times, 0.5), 1), p95: round(quantile(times, 0.95), 1), cpu: round(cpu / turns, 1), hits: round(hits / turns, 1) };
  });
}

/** The shape of every query operation of a subgraph. @returns how many hits the page has */
async function transaction(client: Client, { who, words, byRelevance, filter }: Search, turn: number, ids: Ids): Promise<number> {
  const clerk = ids.cabinets[turn % ids.cabinets.length]!;
  const { tenant, scope, readable } = askerOf(who, clerk, ids.clerk);
  const query = { every: words(turn, ids, clerk).map((word) => [{ wordings: [word], mayBeMisspelt: /^\p{L}{4,}$/u.test(word) }]), none: [] };
  const settings = Object.entries(tenantSettings(tenant)).map(([name, value]) => `set_config('${name}', '${value}', true)`);
  await client.query('start transaction read only');
  await client.query(`select ${settings.join(', ')}`);
  const said = await client.query<{ exact: string | null; wide: string | null }>('select exact::text, wide::text from appeals.search_for($1, $2)', [JSON.stringify(query), scope]);
  const { exact, wide } = said.rows[0]!;
  const enough = byRelevance === true || filter !== undefined ? MOST_HITS : PAGE;
  const { rowCount } = await client.query(
    `select a.* from (
       select hit.*, found.rank from appeals.found($1, $2, $3, null, $4, $5) as found cross join lateral (select * from appeals.appeal where id = found.id limit 1) as hit
     ) as a where ${readable} and ${filter ?? 'true'} order by ${byRelevance === true ? 'rank desc, ' : ''}a.id desc limit ${PAGE}`,
    [wide, exact, scope, enough, byRelevance === true],
  );
  await client.query('rollback');
  return rowCount ?? 0;
}

function printable(figures: readonly Figures[]): string {
  return table(
    ['who', 'search', 'p50, ms', 'p95, ms', 'CPU, ms', 'hits on the page'],
    figures.map(({ who, title, p50, p95, cpu, hits }) => [who, title, p50.toFixed(1), p95.toFixed(1), cpu.toFixed(1), hits.toFixed(1)]),
  );
}

function positive(text: string | undefined, otherwise: number): number {
  const value = text === undefined ? otherwise : Number(text);
  if (!Number.isInteger(value) || value <= 0) throw new Error(`${String(text)} is not a positive whole number`);
  return value;
}

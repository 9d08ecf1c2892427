/** What row level security costs: the same transactions on the same rows, with policies and without. See README.md. */
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { DATABASE_MODULES } from '@otklik/app';
import { ensureRolesAndSchemas, migrate, schemasOf, startEmbeddedPostgres, withConnection } from '@otklik/database';
import { round } from '../harness/statistics.ts';
import { table } from '../harness/table.ts';
import { measure, type Figures } from './measure.ts';
import { idsSql, type Ids } from './queries.ts';
import { fillRegion, type Scale } from './region.ts';

const USAGE = `  --quick           does it run? A hundredth of the rows, few turns: the figures mean nothing
  --cabinets N      cabinets (200000)
  --appeals N       appeals (1000000)
  --rounds N        interleaved rounds (5)
  --turns N         transactions of a query in a round, with policies and again without (400)
  --json            one line of JSON, the only one on stdout
  --markdown        the table as it stands in docs/tenancy.md`;

/** What p95 with policies may be of p95 without. */
const LIMIT = 1.15;

const say = (line: string): void => void process.stderr.write(`${line}\n`);

try {
  const { values } = parseArgs({
    options: {
      help: { type: 'boolean' },
      quick: { type: 'boolean' },
      json: { type: 'boolean' },
      markdown: { type: 'boolean' },
      cabinets: { type: 'string' },
      appeals: { type: 'string' },
      rounds: { type: 'string' },
      turns: { type: 'string' },
    },
  });
  if (values.help === true) process.stdout.write(`${USAGE}\n`);
  else {
    const quick = values.quick === true;
    const scale = { cabinets: positive(values.cabinets, quick ? 2_000 : 200_000), appeals: positive(values.appeals, quick ? 10_000 : 1_000_000) };
    const figures = await run(scale, positive(values.rounds, quick ? 1 : 5), positive(values.turns, quick ? 20 : 400));
    process.stdout.write(values.json === true ? `${JSON.stringify(report(scale, figures))}\n` : `\n${printable(figures)}\n`);
  }
  process.exit(0);
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  if (String((error as { code?: unknown }).code).startsWith('ERR_PARSE_ARGS')) say(USAGE);
  process.exit(1);
}

async function run(scale: Scale, rounds: number, turns: number): Promise<Figures[]> {
  const home = mkdtempSync(join(tmpdir(), 'otklik-bench-tenancy-'));
  const server = await startEmbeddedPostgres({ home, fast: true });
  try {
    const schemas = schemasOf(DATABASE_MODULES);
    await ensureRolesAndSchemas({ databaseUrl: server.adminUrl, login: 'otklik', schemas });
    await migrate(server.url, DATABASE_MODULES);
    await fillRegion(server.adminUrl, scale, say);
    const cabinets = await withConnection(server.adminUrl, async (admin) => (await admin.query<Ids['cabinets'][number]>(idsSql(scale))).rows);
    say(`measuring: ${rounds} rounds of ${turns} turns`);
    return await measure({ adminUrl: server.adminUrl, ids: { cabinets, clerk: '00000000-0000-4000-8000-000000000001' }, rounds, turns });
  } finally {
    await server.stop();
    rmSync(home, { recursive: true, force: true });
  }
}

function report(scale: Scale, figures: readonly Figures[]) {
  const machine = { cores: cpus().length, model: cpus()[0]?.model ?? '', node: process.version, load: round(loadavg()[1] ?? 0, 1) };
  return { benchmark: 'tenancy', ...scale, limit: LIMIT, withinLimit: figures.every(({ ratio }) => ratio.p95 <= LIMIT), machine, queries: figures };
}

function printable(figures: readonly Figures[]): string {
  const head = ['query', 'p50 on, ms', 'p50 off, ms', 'ratio', 'p95 on, ms', 'p95 off, ms', 'ratio', 'CPU on, ms', 'CPU off, ms', 'ratio'];
  return table(
    head,
    figures.map(({ title, on, off, ratio, cpu }) => [
      title,
      ...[on.p50, off.p50, ratio.p50, on.p95, off.p95, ratio.p95, cpu.on, cpu.off, cpu.ratio].map((figure) => figure.toFixed(2)),
    ]),
  );
}

function positive(text: string | undefined, otherwise: number): number {
  const value = text === undefined ? otherwise : Number(text);
  if (!Number.isInteger(value) || value <= 0) throw new Error(`${String(text)} is not a positive whole number`);
  return value;
}

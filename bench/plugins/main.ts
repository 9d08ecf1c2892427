/** Hundreds of plugins and hundreds of thousands of cabinets: what installing one more takes, and what they cost everybody else. See README.md. */
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startEmbeddedPostgres } from '@otklik/database';
import { round } from '../harness/statistics.ts';
import { fill } from './fill.ts';
import { install } from './install.ts';
import { Author } from './manifests.ts';
import { compareAnswers, measure } from './measure.ts';
import { prepare, type Operation } from './operations.ts';
import { BenchPlatform } from './platform.ts';
import { makeReport, printable, type Measured, type Report } from './report.ts';

const USAGE = `  --quick           does it run? 25 plugins, 2000 cabinets, hardly measured: the figures mean nothing
  --plugins N       plugins of the large platform (500)
  --few N           plugins of the small one (5)
  --cabinets N      cabinets of each (200000)
  --rounds N        interleaved rounds (4)
  --seconds N       length of one measurement (3)
  --installs N      plugins that are installed while it runs (3)
  --profile         write CPU profiles to bench/profiles; it is slower then
  --json            one line of JSON, the only one on stdout`;

const say = (line: string): void => void process.stderr.write(`${line}\n`);

try {
  const { values } = parseArgs({
    options: {
      help: { type: 'boolean' },
      quick: { type: 'boolean' },
      json: { type: 'boolean' },
      profile: { type: 'boolean' },
      plugins: { type: 'string' },
      few: { type: 'string' },
      cabinets: { type: 'string' },
      rounds: { type: 'string' },
      seconds: { type: 'string' },
      installs: { type: 'string' },
    },
  });
  if (values.help === true) process.stdout.write(`${USAGE}\n`);
  else {
    const quick = values.quick === true;
    const report = await run({
      plugins: positive(values.plugins, quick ? 25 : 500),
      few: positive(values.few, 5),
      cabinets: positive(values.cabinets, quick ? 2_000 : 200_000),
      rounds: positive(values.rounds, quick ? 1 : 4),
      seconds: positive(values.seconds, quick ? 0.5 : 3),
      installs: positive(values.installs, quick ? 1 : 3),
      profile: values.profile === true,
    });
    process.stdout.write(values.json === true ? `${JSON.stringify(report)}\n` : `\n${printable(report)}\n`);
  }
  process.exit(0);
} catch (error) {
  say(error instanceof Error ? (error.stack ?? error.message) : String(error));
  if (String((error as { code?: unknown }).code).startsWith('ERR_PARSE_ARGS')) say(USAGE);
  process.exit(1);
}

interface Options {
  readonly plugins: number;
  readonly few: number;
  readonly cabinets: number;
  readonly rounds: number;
  readonly seconds: number;
  readonly installs: number;
  readonly profile: boolean;
}

async function run(options: Options): Promise<Report> {
  const home = mkdtempSync(join(tmpdir(), 'otklik-bench-plugins-'));
  const server = await startEmbeddedPostgres({ home: join(home, 'server'), fast: true });
  const platforms: BenchPlatform[] = [];
  try {
    const author = new Author();
    const started: { readonly platform: BenchPlatform; readonly operations: readonly Operation[] }[] = [];
    for (const [database, plugins] of [['few', options.few], ['many', options.plugins]] as const) {
      const databaseUrl = await fill(server, { database, plugins, cabinets: options.cabinets, author }, say);
      const place = join(home, database);
      if (!existsSync(place)) mkdirSync(place);
      const platform = await BenchPlatform.start({ home: place, databaseUrl, profile: options.profile });
      platforms.push(platform);
      say(`${database}: ready after ${Math.round(platform.startMs)} ms`);
      started.push({ platform, operations: await prepare(platform) });
    }
    const [few, many] = started as [(typeof started)[0], (typeof started)[0]];
    await compareAnswers(few, many);
    say('the answers are the same');
    const operations = await measure(few, many, options, say);
    // Before anything is installed: a swap leaves garbage, and an engine that subscriptions may still need.
    const memory = { few: await few.platform.memory(), many: await many.platform.memory() };
    const installs: Measured['installs'] = {
      few: await install(few.platform, author, options.few, options.installs, say),
      many: await install(many.platform, author, options.plugins, options.installs, say),
    };
    const machine = { cores: cpus().length, model: cpus()[0]?.model ?? '', node: process.version, load: round(loadavg()[1] ?? 0, 1) };
    const start = { few: Math.round(few.platform.startMs), many: Math.round(many.platform.startMs) };
    return makeReport(options, { machine, start, operations, memory, installs });
  } finally {
    await Promise.all(platforms.map((platform) => platform.stop()));
    await server.stop();
    rmSync(home, { recursive: true, force: true });
  }
}

function positive(text: string | undefined, otherwise: number): number {
  const value = text === undefined ? otherwise : Number(text);
  if (!(value > 0)) throw new Error(`${String(text)} is not a positive number`);
  return value;
}

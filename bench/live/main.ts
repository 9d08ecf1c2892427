/** Thousands of people watching: sockets, memory, latency, and whether anything is lost. See README.md. */
import { parseOptions, USAGE, type LiveOptions, type Scenario } from './options.ts';
import { makeReport, printable, type Report, type ScenarioResult } from './report.ts';
import { fanout } from './scenarios/fanout.ts';
import { intake } from './scenarios/intake.ts';
import { kill } from './scenarios/kill.ts';
import { rate } from './scenarios/rate.ts';
import { sockets } from './scenarios/sockets.ts';
import { stalled } from './scenarios/stalled.ts';
import { World } from './world.ts';

const RUN: Readonly<Record<Scenario, (world: World, options: LiveOptions) => Promise<ScenarioResult>>> = { sockets, rate, fanout, kill, stalled, intake };

const say = (line: string): void => void process.stderr.write(`${line}\n`);

try {
  const options = parseOptions(process.argv.slice(2));
  if (options === null) process.stdout.write(`${USAGE}\n`);
  else {
    const report = await run(options);
    process.stdout.write(options.output === 'json' ? `${JSON.stringify(report)}\n` : `\n${printable(report)}\n`);
    // A limit that is missed is a verdict; a client that was told something wrong is a failure.
    process.exit(report.wrong ? 1 : 0);
  }
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  if (String((error as { code?: unknown }).code).startsWith('ERR_PARSE_ARGS')) say(USAGE);
  process.exit(1);
}

async function run(options: LiveOptions): Promise<Report> {
  const world = await World.make(options, say);
  const results = new Map<Scenario, ScenarioResult>();
  try {
    for (const name of options.only) {
      say(`measuring: ${name}`);
      results.set(name, await RUN[name](world, options));
    }
  } finally {
    await world.stop();
  }
  return makeReport(options, results);
}

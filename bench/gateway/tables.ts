import { table } from '../harness/table.ts';
import type { Report } from './report.ts';
import type { Row } from './summary.ts';

const COLUMNS = ['requests/s', 'ratio', 'p50 ms', 'p99 ms', 'CPU ms', 'core', 'fetches', 'peak MB'];
/** Bytes below which an answer's size is given in bytes. */
const SMALL = 1_000;

/** Tables to look at, or the same as they stand in `docs/benchmarks.md`. */
export function printable(report: Report, asMarkdown: boolean): string {
  const heading = (text: string): string => (asMarkdown ? `### ${text}` : text.toUpperCase());
  const { operations, rows } = report;
  const of = (operation: string, ...kinds: Row['kind'][]): Row[] =>
    rows.filter((row) => row.operation === operation && kinds.includes(row.kind));
  const parts = operations.flatMap(({ name, title, connections }) => {
    const own = of(name, 'gateway', 'direct');
    if (own.length === 0) return [];
    const at = connections === report.options.connections ? '' : `, ${connections} at a time`;
    const what = `${sentence(title)}; answer of ${size(own[0]!.answerBytes)}${at}.`;
    return [heading(name), what, measured('gateway', own, (row) => row.title)];
  });
  const inProcess = operations.flatMap(({ name }) => of(name, 'in-process'));
  if (inProcess.length > 0) {
    const titles = [...new Set(inProcess.map(({ title }) => title))].join('; ');
    parts.push(heading('In one process'), `${titles}: their work is in these figures, and none of their answers is cached.`);
    parts.push(measured('operation', inProcess, ({ operation }) => operation));
  }
  if (report.targets.length > 0) {
    const cells = report.targets.map((it) => [it.operation, it.what, it.holds ? 'holds' : 'MISSED', it.wanted, String(it.measured)]);
    parts.push(heading('Targets'), table(['operation', 'what', '', 'wanted', 'measured'], cells, 3));
  }
  return [...overview(report, heading), ...parts, conditions(report)].join('\n\n');
}

/** The ratios of all gateways and operations in one table, when there is something to compare. */
function overview({ operations, rows }: Report, heading: (text: string) => string): string[] {
  const gateways = rows.filter(({ kind, ratio }) => kind === 'gateway' && ratio !== null);
  const rivals = [...new Map(gateways.map(({ rival, title }) => [rival, title]))];
  if (rivals.length < 2 || operations.length < 2) return [];
  const ratioOf = (rival: string, operation: string): string =>
    times(gateways.find((row) => row.rival === rival && row.operation === operation)?.ratio ?? null);
  const cells = rivals.map(([rival, title]) => [title, ...operations.map(({ name }) => ratioOf(rival, name))]);
  return [heading('Requests/s relative to @apollo/gateway'), table(['gateway', ...operations.map(({ name }) => name)], cells)];
}

function measured(first: string, rows: readonly Row[], name: (row: Row) => string): string {
  return table([first, ...COLUMNS], rows.map((row) => [
    name(row), row.requestsPerSecond.toFixed(row.requestsPerSecond < 100 ? 1 : 0), times(row.ratio),
    row.p50Ms.toFixed(1), row.p99Ms.toFixed(1), row.cpuMsPerRequest.toFixed(2), `${Math.round(row.coreUse * 100)} %`,
    row.fetches === null ? '–' : row.fetches.toFixed(1), String(row.peakMemoryMb),
  ]));
}

function conditions({ machine, options, answersCompared, rows }: Report): string {
  const deduplicating = [...new Set(rows.filter((row) => row.deduplicatesInFlight).map(({ title }) => title))];
  return [
    `${machine.cpu}, ${machine.cores} cores, ${machine.platform}, Node ${machine.node}`,
    `${options.rounds} interleaved rounds of ${options.seconds} s, ${options.connections} connections, one core for the gateway`,
    `${answersCompared} answers compared with the reference, none wrong`,
    `requests under way de-duplicated by ${deduplicating.length === 0 ? 'nobody' : deduplicating.join(' and by ')}`,
  ].join('; ').concat('.');
}

function times(ratio: number | null): string {
  return ratio === null ? '–' : `${ratio.toFixed(2)}×`;
}

function size(bytes: number): string {
  return bytes < SMALL ? `${bytes} bytes` : `${(bytes / 1_000).toFixed(1)} kB`;
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

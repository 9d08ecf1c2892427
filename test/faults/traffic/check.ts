import type { FaultPlatform } from '../platform/fault-platform.js';
import { until } from '../until.js';
import type { Acknowledged, Ledger, Watched } from './ledger.js';

interface AppealRow {
  readonly id: string;
  readonly text: string;
  readonly number: string | null;
  readonly version: number;
  readonly versions: number[];
}

const APPEALS = `
  select appeal.id, appeal.text, appeal.number, appeal.version, array_agg(history.version order by history.version) as versions
  from appeals.appeal join appeals.appeal_history as history on history.appeal_id = appeal.id
  where starts_with(appeal.text, $1) group by appeal.id`;

const EVENTS = "select position::int, topic, version::int from events.log order by position";

/** Joins what the database holds with what clients saw, when every write is known to be done. Gives a line for each thing that is not as promised. */
export async function check(platform: FaultPlatform, ledger: Ledger, mark: string): Promise<string[]> {
  const appeals = await platform.query<AppealRow>(APPEALS, [mark]);
  await until(async () => (await platform.query('select from events.outbox limit 1')).length === 0, () => 'The outbox does not get empty');
  const rejected = await platform.query<{ topic: string }>('select topic from events.rejected');
  const log = await platform.query<{ position: number; topic: string; version: number }>(EVENTS);
  const byId = new Map(appeals.map((appeal) => [appeal.id, appeal]));
  await until(() => ledger.watched.every((watched) => hasAll(watched, byId)), () => behind(ledger, byId));
  return [
    ...ledger.strange,
    ...doubles(appeals.map(({ text }) => text)).map((text) => `"${text}" has several rows`),
    ...doubles(appeals.flatMap(({ number }) => number ?? [])).map((number) => `the number ${number} was given twice`),
    ...appeals.flatMap((appeal) => checkWrites(appeal, ledger.acknowledged.filter(({ appealId }) => appealId === appeal.id))),
    ...ledger.acknowledged.filter(({ appealId }) => !byId.has(appealId)).map(({ mutation, appealId }) => `${mutation} of ${appealId} was acknowledged and is not there`),
    ...rejected.map(({ topic }) => `an event of ${topic} was put aside`),
    ...checkLog(log, appeals),
    ...ledger.watched.flatMap((watched) => checkWatched(watched, byId.get(watched.appealId))),
  ];
}

/** Every version of an appeal comes from one acknowledged write, and every acknowledged write made one version. */
function checkWrites({ id, number, version, versions }: AppealRow, acknowledged: readonly Acknowledged[]): string[] {
  const told = acknowledged.map((write) => write.version).sort((a, b) => a - b);
  const numbers = new Set(acknowledged.map((write) => write.number).filter((given) => given !== null));
  return [
    ...(isSame(versions, upTo(version)) ? [] : [`the history of ${id} has the versions ${versions.join()}, and it is at ${version}`]),
    ...(isSame(told, versions) ? [] : [`of ${id} the versions ${told.join()} were acknowledged, and ${versions.join()} are there`]),
    ...(numbers.size === (number === null ? 0 : 1) && (number === null || numbers.has(number)) ? [] : [`${id} has the number ${number}, and ${[...numbers].join()} was told`]),
  ];
}

/** Numbered without a gap, and each appeal's events in their order. */
function checkLog(log: readonly { position: number; topic: string; version: number }[], appeals: readonly AppealRow[]): string[] {
  const gaps = log.filter(({ position }, index) => index > 0 && position !== log[index - 1]!.position + 1);
  const ofTopic = Map.groupBy(log, ({ topic }) => topic);
  return [
    ...gaps.map(({ position }) => `the log has a gap before ${position}`),
    ...appeals.flatMap(({ id, versions }) => {
      const logged = (ofTopic.get(`appeal/${id}`) ?? []).map(({ version }) => version);
      return isSame(logged, versions) ? [] : [`the log has the versions ${logged.join()} of ${id}, and there are ${versions.join()}`];
    }),
  ];
}

function checkWatched({ viewer, appealId, versions }: Watched, appeal: AppealRow | undefined): string[] {
  if (appeal === undefined) return [`${viewer} watched ${appealId}, which is not there`];
  const expected = upTo(appeal.version).slice(versions[0]! - 1);
  return isSame(versions, expected) ? [] : [`${viewer} saw the versions ${versions.join()} of ${appealId}, which is at ${appeal.version}`];
}

function hasAll({ appealId, versions }: Watched, appeals: ReadonlyMap<string, AppealRow>): boolean {
  return versions.length > 0 && versions.at(-1)! >= (appeals.get(appealId)?.version ?? 0);
}

function behind(ledger: Ledger, appeals: ReadonlyMap<string, AppealRow>): string {
  const lines = ledger.watched.filter((watched) => !hasAll(watched, appeals)).map(({ viewer, appealId, versions }) => `${viewer} has ${versions.join()} of ${appeals.get(appealId)?.version} of ${appealId}`);
  return `Events are lost: ${lines.join('; ')}`;
}

function doubles(texts: readonly string[]): string[] {
  const seen = new Set<string>();
  return texts.filter((text) => seen.has(text) || !seen.add(text));
}

function upTo(last: number): number[] {
  return Array.from({ length: last }, (_, index) => index + 1);
}

function isSame(these: readonly number[], those: readonly number[]): boolean {
  return these.length === those.length && these.every((one, index) => one === those[index]);
}

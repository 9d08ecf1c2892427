import { Refusal, type ValidationIssue } from '@otklik/base';
import { APPEAL_PERMISSIONS, permissionFor } from '../../permissions.js';
import type { Appeal } from '../../store/appeal.entity.js';
import { findReadableAppeal } from '../read-appeal.js';
import type { Setting } from '../setting.js';
import type { BulkInput, BulkItem, BulkStep } from './bulk.js';
import { BulkRecord, isFinished, keyOfItem, refusalOf, type KeptItem } from './bulk-record.js';

/** The most appeals of one call. */
const MAX_APPEALS = 500;
/** How long a call goes on; a gateway waits for 30 seconds. */
const BUDGET_MS = 20_000;
/** After so many faults nothing more is tried: it is not the appeals then. */
const MAX_FAULTS = 3;

/**
 * Takes a step with many appeals, one after the other in the order of the list, each in a transaction of its own by the use-case of the
 * single step: what is refused or fails spoils no other. With a key, what was done is not done again, whatever broke off in the middle:
 * each item has a key made from it, and the whole answer is kept at the end.
 * @returns for each appeal of the list, once, what became of it
 */
export async function actInBulk<Input extends BulkInput>(setting: Setting, step: BulkStep<Input>, input: Input): Promise<BulkItem[]> {
  const viewer = APPEAL_PERMISSIONS.requireSomewhere(setting.viewer, permissionFor(step.action));
  const issues = checkCount(input.appealIds.length);
  if (issues.length > 0) throw Refusal.validation(issues);
  const record = new BulkRecord(setting, viewer, step.mutation, input);
  const earlier = await record.begin();
  const appealIds = [...new Set(input.appealIds.map((id) => id.toLowerCase()))];
  if (earlier !== null) return Promise.all(appealIds.map((id, index) => again(setting, id, earlier[index]!)));
  const items = await actOnEach(setting, step, appealIds, input);
  if (items.every(isFinished)) await record.finish(items);
  return items;
}

async function actOnEach<Input extends BulkInput>(setting: Setting, { run }: BulkStep<Input>, ids: readonly string[], input: Input): Promise<BulkItem[]> {
  const { appealIds: _, expectedVersions, idempotencyKey, ...told } = input;
  const versions = new Map(expectedVersions?.map(({ appealId, version }) => [appealId.toLowerCase(), version]));
  const until = setting.clock.now().getTime() + BUDGET_MS;
  const items: BulkItem[] = [];
  for (const appealId of ids) {
    if (setting.clock.now().getTime() > until) {
      items.push({ appealId, refusal: notReached() });
      continue;
    }
    const key = idempotencyKey == null ? null : keyOfItem(idempotencyKey, appealId);
    const item = await actOnOne(appealId, () => run(setting, { ...told, appealId, expectedVersion: versions.get(appealId) ?? null, idempotencyKey: key }));
    items.push(item);
    if ('fault' in item && items.filter((each) => 'fault' in each).length === MAX_FAULTS) throw item.fault;
  }
  return items;
}

async function actOnOne(appealId: string, run: () => Promise<Appeal>): Promise<BulkItem> {
  try {
    return { appealId, appeal: await run() };
  } catch (error) {
    if (error instanceof Refusal) return { appealId, refusal: error };
    return { appealId, fault: error instanceof Error ? error : new Error(String(error)) };
  }
}

/** An item as it was answered the first time, with the appeal as it is now. */
async function again(setting: Setting, appealId: string, { refusal }: KeptItem): Promise<BulkItem> {
  if (refusal !== null) return { appealId, refusal: refusalOf(refusal) };
  const appeal = await findReadableAppeal(setting, appealId);
  return appeal === null ? { appealId, refusal: Refusal.notFound() } : { appealId, appeal };
}

function checkCount(count: number): ValidationIssue[] {
  if (count >= 1 && count <= MAX_APPEALS) return [];
  return [{ path: ['appealIds'], code: 'OUT_OF_RANGE', message: { ru: `За один раз — от 1 до ${MAX_APPEALS} обращений.`, en: `One call has 1 to ${MAX_APPEALS} appeals.` } }];
}

function notReached(): Refusal {
  return Refusal.conflict('NOT_REACHED', {
    ru: 'До этого обращения очередь не дошла: повторите запрос с тем же ключом.',
    en: 'There was no time left for this appeal: send the request again with the same key.',
  });
}

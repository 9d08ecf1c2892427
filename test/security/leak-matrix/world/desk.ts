import type { GraphClient } from '@otklik/test/platform';
import { LOGINS } from '../cast/strangers.js';
import { act } from './act.js';
import type { Telling } from './world.js';

/** What the staff of the roads agency keep for themselves. */
export async function tellDesk({ cast, ids }: Telling): Promise<void> {
  for (const name of ['template', 'templateToDelete']) {
    const input = { cabinetId: ids['cabinet'], title: `CANARY-DESK ${name}`, body: 'CANARY-DESK {{author.name}} {{appeal.number}}', categoryId: 'roads.pothole' };
    const { id } = await act<{ id: string }>(cast.administrator, 'createReplyTemplate', input, 'template { id }');
    ids[name] = id;
  }
  for (const name of ['secret', 'open']) {
    const input = { appealId: ids[name], text: 'CANARY-DESK', mentions: [LOGINS.approver] };
    const { id } = await act<{ id: string }>(cast.coordinator, 'addInternalComment', input, 'comment { id }');
    ids[`${name}Comment`] = id;
  }
  await act(cast.coordinator, 'moderateAppeal', { appealId: ids['inBulkAway'] }, 'appeal { id }');
  const shared = { cabinetId: ids['cabinet'], filter: EVERY_CONDITION, isShared: true };
  ids['filter'] = await save(cast.administrator, { ...shared, title: 'CANARY-DESK' });
  ids['filterToDelete'] = await save(cast.administrator, { ...shared, title: 'CANARY-DESK too' });
  ids['filterOfSecret'] = await save(cast.administrator, { ...shared, title: 'CANARY-DESK as well', filter: { number: ids['secretNumber'] } });
  await save(cast.coordinator, { ...shared, title: 'CANARY-DESK of one', isShared: false });
}

async function save(client: GraphClient, input: Record<string, unknown>): Promise<string> {
  return (await act<{ id: string }>(client, 'saveFilter', input, 'savedFilter { id }')).id;
}

/** Each condition that there is. */
const EVERY_CONDITION = {
  agencyId: '00000000-0000-7000-8000-000000000000',
  categoryId: 'CANARY-DESK',
  categoryIds: ['CANARY-DESK'],
  channel: 'PORTAL',
  details: { roadPothole: { lane: { eq: 7 } } },
  due: 'LATER',
  executor: 'CANARY-DESK',
  forWork: true,
  hasAttachments: true,
  kind: 'MESSAGE',
  number: 'CANARY-DESK',
  priority: 'URGENT',
  ratingAtLeast: 1,
  ratingAtMost: 5,
  search: 'CANARY-DESK',
  status: 'RATED',
  statuses: ['RATED'],
  submittedBefore: '2026-01-01T00:00:00Z',
  submittedFrom: '2026-01-01T00:00:00Z',
  territory: 'CANARY-DESK',
  unassigned: true,
};

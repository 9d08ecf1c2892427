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
}

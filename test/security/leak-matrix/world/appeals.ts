import { withConnection } from '@otklik/database';
import { LOGINS } from '../cast/strangers.js';
import { tellWays } from './appeal-ways.js';
import { act, type Made } from './act.js';
import { picture, sendFile } from './files.js';
import type { Telling } from './world.js';

const APPEAL = 'appeal { id cursor }';
const PLACE = { latitude: 55.03, longitude: 82.92, address: 'ул. Тихая, 5, кв. 777' };

/** An answer to every question of every form of the roads plugin, by category. */
const FORMS = {
  pothole: { roadPothole: { lane: 3, size: 'LARGE', hazard: true, roadClass: 'REGIONAL' } },
  marking: { roadMarking: { kind: 'LANES', problem: 'WORN', hazard: true, roadClass: 'REGIONAL' } },
  sign: { roadSign: { kind: 'SIGN', problem: 'MISSING', signNumber: '3.24', hazard: true, roadClass: 'REGIONAL' } },
  shoulder: { roadShoulder: { problem: 'DROP', lengthMetres: 777, hazard: true, roadClass: 'REGIONAL' } },
  pavement: { roadPavement: { problem: 'BLOCKED', impassableFor: ['PRAM'], hazard: true } },
  snow: { roadSnow: { problem: 'ICE', place: 'BUS_STOP', hazard: true, roadClass: 'REGIONAL' } },
  stormDrain: { roadStormDrain: { problem: 'CLOGGED', hazard: true } },
} as const;

type FormKey = keyof typeof FORMS;

/** How far an appeal comes. */
const STEPS = ['register', 'assign', 'answer', 'approve', 'rate'] as const;
type Step = (typeof STEPS)[number];

interface Story {
  readonly name: string;
  readonly isPublic?: boolean;
  readonly category?: FormKey;
  readonly until?: Step;
  /** Whether a picture comes with it. */
  readonly withFile?: boolean;
  /** `revoked` unless told. */
  readonly executor?: 'revoked' | 'executor';
}

/** Appeals of `anna` to the roads agency, private and public, at every step of their way. */
export async function tellAppeals(telling: Telling): Promise<void> {
  for (const story of STORIES) await tell(telling, story);
  const rejection = { appealId: telling.ids['rejected'], ground: 'INSULTS', comment: 'CANARY-REASON' };
  await act(telling.cast.coordinator, 'rejectAppeal', rejection, APPEAL);
  await tellHidden(telling);
  await tellWays(telling);
  await tellImported(telling);
  for (const name of ['secret', 'open']) {
    const { appeal } = await telling.cast.anna.ask<{ appeal: { number: string } }>(`{ appeal(id: "${telling.ids[name]}") { number } }`);
    telling.ids[`${name}Number`] = appeal.number;
  }
  // Somebody who handles her appeal looks at who she is.
  await telling.cast.coordinator.ask(`{ citizen(id: "${telling.ids['anna']}") { personalData(purpose: "CANARY-PURPOSE") { familyName } } }`);
}

const STORIES: readonly Story[] = [
  { name: 'secret', until: 'rate', withFile: true },
  { name: 'open', isPublic: true, until: 'rate', withFile: true },
  { name: 'openDraft', isPublic: true, until: 'answer' },
  ...(Object.keys(FORMS) as FormKey[]).flatMap((category): Story[] => [
    { name: `secret-${category}`, category, until: 'register', withFile: category === 'sign' },
    { name: `open-${category}`, category, isPublic: true, until: 'register', withFile: category === 'sign' },
  ]),
  { name: 'toRegister' },
  { name: 'toModerate' },
  { name: 'toReject' },
  { name: 'rejected' },
  { name: 'toAssign', until: 'register' },
  { name: 'toAnswer', until: 'assign', executor: 'executor' },
  { name: 'toApprove', until: 'answer' },
  { name: 'toRate', until: 'approve' },
  { name: 'way-secret', until: 'register' },
  { name: 'way-open', isPublic: true, until: 'register' },
  { name: 'toAsk', until: 'assign' },
  { name: 'toClarify', until: 'assign' },
  { name: 'toRedirect' },
  { name: 'toHandOver', until: 'assign' },
  { name: 'toExtend', until: 'assign' },
  { name: 'toPostpone', until: 'assign' },
  { name: 'toResume', until: 'assign' },
  { name: 'toTellMeanwhile', until: 'assign' },
  { name: 'toReturn', until: 'answer' },
  { name: 'toConfirm', until: 'approve' },
  { name: 'toReopen', until: 'rate' },
  { name: 'toWithdraw' },
  { name: 'inBulk' },
  { name: 'inBulkOut' },
  { name: 'inBulkAway' },
  { name: 'inBulkAnswered', until: 'answer' },
  { name: 'substituted-secret', until: 'register' },
  { name: 'substituted-open', isPublic: true, until: 'register' },
];

async function tell({ cast, ids }: Telling, { name, withFile = false, isPublic = false, category = 'pothole', until, executor = 'revoked' }: Story): Promise<void> {
  if (withFile) ids[`${name}File`] = await sendFile(cast.anna, name, await picture());
  const { id, cursor } = await act(
    cast.anna,
    'submitAppeal',
    {
      idempotencyKey: name,
      categoryId: `roads.${category}`,
      text: isPublic ? 'Открытое сообщение' : name === 'toHandOver' ? 'Сообщение двум ведомствам' : 'CANARY-APPEAL',
      visibility: isPublic ? 'PUBLIC' : 'PRIVATE',
      location: PLACE,
      details: FORMS[category],
      attachmentIds: withFile ? [ids[`${name}File`]] : [],
    },
    APPEAL,
  );
  let made: Made | undefined;
  for (const step of until === undefined ? [] : STEPS.slice(0, STEPS.indexOf(until) + 1)) {
    const input = { appealId: id };
    if (step === 'register') made = await act(cast.coordinator, 'registerAppeal', input, APPEAL);
    if (step === 'assign') made = await act(cast.coordinator, 'assignAppeal', { ...input, executor: LOGINS[executor] }, APPEAL);
    // The draft of an answer is secret, of a public appeal too.
    if (step === 'answer') made = await act(cast[executor], 'answerAppeal', { ...input, text: isPublic && until !== 'answer' ? 'Открытый ответ' : 'CANARY-ANSWER' }, APPEAL);
    if (step === 'approve') made = await act(cast.approver, 'approveAnswer', input, APPEAL);
    if (step === 'rate') made = await act(cast.anna, 'rateAnswer', { ...input, score: 4, comment: 'CANARY-RATING' }, APPEAL);
  }
  ids[name] = id;
  ids[`${name}Begin`] = cursor;
  if (made !== undefined) ids[`${name}Cursor`] = made.cursor;
}

/** What moderators have hidden. */
async function tellHidden({ cast, ids }: Telling): Promise<void> {
  for (const name of ['secret-sign', 'open-sign']) {
    const input = { appealId: ids[name], reason: 'OFFENSIVE' };
    await act(cast.coordinator, 'redactAppeal', { ...input, target: 'TEXT', ranges: [{ start: 0, end: 8 }] }, 'redaction { id }');
    const { id } = await act<{ id: string }>(cast.coordinator, 'redactAppeal', { ...input, target: 'ATTACHMENT', attachmentId: ids[`${name}File`] }, 'redaction { id }');
    ids[`${name}Redaction`] = id;
  }
}

/** A message of another system to the roads agency, and what only time brings: a form whose plugin is gone. */
async function tellImported({ cast, ids, adminUrl, day }: Telling): Promise<void> {
  const message = { externalId: 'CANARY-ORIGIN-1', subtopic: 'CANARY-ORIGIN-2', agency: 'CANARY-ORIGIN-3', agencyCode: 'MTDH', text: 'CANARY-APPEAL' };
  const earlier = { ...message, externalId: 'CANARY-ORIGIN-9', submittedAt: monthBefore(day(0)).toISOString() };
  const [imported] = await act<{ appeal: Made }[]>(cast.operator, 'importMessages', { source: 'CANARY-ORIGIN-0', messages: [message, earlier] }, 'messages { appeal { id cursor } }');
  ids['imported'] = imported!.appeal.id;
  const gone = await act(cast.anna, 'submitAppeal', { idempotencyKey: 'gone', categoryId: 'roads.pothole', text: 'CANARY-APPEAL', location: PLACE, details: FORMS.pothole }, APPEAL);
  ids['gone'] = gone.id;
  await withConnection(adminUrl, async (admin) => {
    await admin.query(`update appeals.appeal set form = 'gone', details = '{"key": "CANARY-DETAIL"}' where id = $1`, [gone.id]);
    await admin.query(`update appeals.appeal set details = details || '{"subject": "CANARY-DETAIL"}' where id = $1`, [ids['imported']]);
  });
}

/** The middle of the month before. */
function monthBefore(at: Date): Date {
  return new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() - 1, 15));
}

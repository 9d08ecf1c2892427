import { act } from './act.js';
import type { Telling } from './world.js';

interface MadeQuestionnaire {
  readonly id: string;
  readonly cursor: string;
  readonly platformToken: string | null;
}

const QUESTIONNAIRE = 'questionnaire { id cursor platformToken }';

/** Questionnaires of the roads agency: drafts, one that is asked and answered, and those that others try to change. */
export async function tellQuestionnaires(telling: Telling): Promise<void> {
  const { cast, ids } = telling;
  await prepare(telling, 'draftQuestionnaire', 'CANARY-QUESTIONNAIRE');
  await prepare(telling, 'questionnaireToPublish', 'CANARY-QUESTIONNAIRE');
  const open = await publish(telling, 'openQuestionnaire');
  await publish(telling, 'questionnaireToClose');
  const closed = await publish(telling, 'closedQuestionnaire');
  await act(cast.approver, 'closeQuestionnaire', { idempotencyKey: 'closed', questionnaireId: closed.id }, QUESTIONNAIRE);
  ids['formToken'] = open.platformToken!;
  const place = (name: string, questionnaireId: string) =>
    act<{ id: string }>(cast.coordinator, 'placeQuestionnaire', { idempotencyKey: name, questionnaireId, channel: 'RECEPTION', place: 'CANARY-RECEPTION', binding: { serviceId: 'CANARY-SERVICE', stage: 'CANARY-STAGE' } }, 'placement { id }');
  ids['reception'] = (await place('reception', open.id)).id;
  ids['placementToRevoke'] = (await place('placementToRevoke', open.id)).id;
  const revoked = await place('revokedPlacement', open.id);
  await act(cast.coordinator, 'revokePlacement', { idempotencyKey: 'revoked', placementId: revoked.id }, 'placement { id }');
  const answers = [{ question: 'csat', value: 5 }, { question: 'more', text: 'CANARY-FREE-TEXT' }];
  await act(cast.coordinator, 'enterPaperAnswers', { idempotencyKey: 'sheet', placementId: ids['reception'], sheet: 'CANARY-SHEET', answers }, 'entry { id }');
  const ticket = await openForm(telling);
  await act(cast.anonymous, 'answerQuestionnaire', { idempotencyKey: 'anybody', token: open.platformToken, ticket, answers }, 'questionnaire { id }');
  // The version after it is in preparation.
  const words = content('CANARY-QUESTIONNAIRE');
  ids['openQuestionnaireCursor'] = (await act<MadeQuestionnaire>(cast.coordinator, 'draftQuestionnaireVersion', { idempotencyKey: 'next', questionnaireId: open.id, content: words }, QUESTIONNAIRE)).cursor;
}

/** A ticket of the form that everybody may open; good for half a day. */
export async function openForm({ cast, ids }: Telling): Promise<string> {
  const { questionnaireForm } = await cast.anonymous.ask<{ questionnaireForm: { ticket: string } }>(`{ questionnaireForm(token: "${ids['formToken']}") { ticket } }`);
  return questionnaireForm.ticket;
}

function content(words: string): Record<string, unknown> {
  const text = [
    { language: 'ru', text: words },
    { language: 'en', text: words },
  ];
  const choice = (key: string) => ({ key, title: text });
  return {
    defaultLanguage: 'ru',
    title: text,
    introduction: text,
    thanks: text,
    questions: [
      { key: 'csat', kind: 'CSAT', title: text, required: true },
      { key: 'why', kind: 'MATRIX', title: text, rows: [choice('a')], options: [choice('b'), choice('c')], showIf: [{ question: 'csat', atLeast: 1, atMost: 3 }] },
      { key: 'which', kind: 'SINGLE', title: text, options: [choice('b'), choice('c')] },
      { key: 'but', kind: 'TEXT', title: text, showIf: [{ question: 'which', anyOf: ['b'] }, { question: 'which', noneOf: ['c'] }, { question: 'which', isAnswered: true }] },
      { key: 'more', kind: 'TEXT', title: text, maxLength: 500 },
    ],
  };
}

function prepare({ cast, ids }: Telling, name: string, words: string): Promise<MadeQuestionnaire> {
  const input = { idempotencyKey: name, agencyId: ids['roads'], binding: { serviceId: 'passport', lifeSituationId: 'move', stage: 'apply' }, content: content(words) };
  return act<MadeQuestionnaire>(cast.coordinator, 'createQuestionnaire', input, QUESTIONNAIRE).then((made) => {
    ids[name] = made.id;
    ids[`${name}Cursor`] = made.cursor;
    return made;
  });
}

async function publish(telling: Telling, name: string): Promise<MadeQuestionnaire> {
  const { id } = await prepare(telling, name, 'Открытая анкета');
  const made = await act<MadeQuestionnaire>(telling.cast.approver, 'publishQuestionnaire', { idempotencyKey: `publish ${name}`, questionnaireId: id }, QUESTIONNAIRE);
  telling.ids[`${name}Begin`] = made.cursor;
  return made;
}

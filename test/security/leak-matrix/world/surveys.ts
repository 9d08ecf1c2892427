import { GraphClient } from '@otklik/test/platform';
import { act } from './act.js';
import type { Telling } from './world.js';

/** As many as results are shown from, and two more. */
const CROWD = 12;
const SURVEY = 'survey { id cursor questions { id kind options { id } } }';

interface MadeSurvey {
  readonly id: string;
  readonly cursor: string;
  readonly questions: readonly { readonly id: string; readonly kind: string; readonly options: readonly { readonly id: string }[] }[];
}

/** Surveys of the roads agency: drafts, those that run, and one that is closed after a crowd has answered. */
export async function tellSurveys(telling: Telling): Promise<void> {
  const { cast, ids } = telling;
  await prepare(telling, 'draftSurvey', 'CANARY-SURVEY');
  await prepare(telling, 'surveyToPublish', 'CANARY-SURVEY');
  const closed = await publish(telling, 'closedSurvey');
  const running = await publish(telling, 'runningSurvey');
  await publish(telling, 'surveyToClose');
  ids['runningQuestion'] = running.questions[0]!.id;
  ids['runningOption'] = running.questions[0]!.options[0]!.id;
  const crowd = await crowdOf(telling);
  for (const client of crowd) {
    await answer(client, closed, 'Открыто');
    await answer(client, running, 'Открыто');
  }
  const { survey } = await cast.anonymous.ask<{ survey: { cursor: string } }>(`{ survey(id: "${running.id}") { cursor } }`);
  ids['runningSurveyCursor'] = survey.cursor;
  await answer(cast.anna, closed, 'Открыто');
  ids['closedSurveyCursor'] = (await act<MadeSurvey>(cast.approver, 'closeSurvey', { surveyId: closed.id }, SURVEY)).cursor;
}

function prepare({ cast, ids, day }: Telling, name: string, words: string): Promise<MadeSurvey> {
  const text = { ru: words, en: words };
  const input = {
    idempotencyKey: name,
    agencyId: ids['roads'],
    title: text,
    description: text,
    opensAt: day(0).toISOString(),
    closesAt: day(90).toISOString(),
    questions: [
      { kind: 'SINGLE', title: text, required: true, options: [{ ru: `${words} 1`, en: `${words} 1` }, { ru: `${words} 2`, en: `${words} 2` }] },
      { kind: 'SCALE', title: text, scale: { min: 1, max: 5 } },
      { kind: 'TEXT', title: text, maxLength: 500 },
    ],
  };
  return act<MadeSurvey>(cast.coordinator, 'createSurvey', input, SURVEY).then((survey) => {
    ids[name] = survey.id;
    ids[`${name}Cursor`] = survey.cursor;
    return survey;
  });
}

async function publish(telling: Telling, name: string): Promise<MadeSurvey> {
  const { id } = await prepare(telling, name, 'Открытый опрос');
  const survey = await act<MadeSurvey>(telling.cast.approver, 'publishSurvey', { surveyId: id }, SURVEY);
  telling.ids[`${name}Begin`] = survey.cursor;
  return survey;
}

async function crowdOf({ issuer, url }: Telling): Promise<GraphClient[]> {
  const logins = Array.from({ length: CROWD }, (_, index) => `citizen-${index}`);
  return Promise.all(logins.map(async (login) => new GraphClient(url, await issuer.person(login))));
}

function answer(client: GraphClient, { id: surveyId, questions: [choice, scale, words] }: MadeSurvey, key: string): Promise<unknown> {
  const answers = [
    { questionId: choice!.id, optionIds: [choice!.options[0]!.id] },
    { questionId: scale!.id, value: 3 },
    { questionId: words!.id, text: 'CANARY-FREE-TEXT' },
  ];
  return act(client, 'answerSurvey', { idempotencyKey: `${key}-${surveyId}`, surveyId, answers }, 'survey { id }');
}

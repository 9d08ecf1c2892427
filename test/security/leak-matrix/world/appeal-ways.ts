import { GraphClient } from '@otklik/test/platform';
import { LOGINS } from '../cast/strangers.js';
import { act } from './act.js';
import type { Telling } from './world.js';

const APPEAL = 'appeal { id cursor }';
const POTHOLE = { categoryId: 'roads.pothole', text: 'CANARY-APPEAL', location: { latitude: 55.03, longitude: 82.92 }, details: { roadPothole: { lane: 1 } } };
/** A day that is long in coming, and within a year. */
const PROMISED_AFTER_DAYS = 90;

/** Two appeals that went every side way there is, and one for each step that everybody is to try. */
export async function tellWays(telling: Telling): Promise<void> {
  const { cast, ids } = telling;
  const { agencies } = await cast.anna.ask<{ agencies: { nodes: { id: string; cabinet: { slug: string } | null }[] } }>('{ agencies(first: 100) { nodes { id cabinet { slug } } } }');
  ids['housing'] = agencies.nodes.find(({ cabinet }) => cabinet?.slug === 'housing')!.id;
  ids['promised'] = promisedDay(telling);
  ids['region'] = agencies.nodes.find(({ cabinet }) => cabinet?.slug === 'region')!.id;
  for (const name of ['way-secret', 'way-open']) await tellEverything(telling, name);
  await tellParts(telling);
  await act(cast.coordinator, 'askClarification', { appealId: ids['toClarify'], question: 'CANARY-REASON' }, APPEAL);
  await act(cast.coordinator, 'postponeAppeal', { appealId: ids['toResume'], promisedOn: promisedDay(telling), comment: 'CANARY-REASON' }, APPEAL);
  // The world's clock runs ahead of these steps: there is no term that could be over.
  await act(cast.coordinator, 'moderateAppeal', { appealId: ids['toRedirect'] }, APPEAL);
  await act(cast.coordinator, 'postponeAppeal', { appealId: ids['toExtend'], promisedOn: promisedDay(telling), comment: 'CANARY-REASON' }, APPEAL);
  await act(cast.coordinator, 'resumeAppeal', { appealId: ids['toExtend'] }, APPEAL);
  await act(cast.anna, 'confirmResult', { appealId: ids['toReopen'], fixed: false, comment: 'CANARY-REASON' }, APPEAL);
}

/** A day that may be promised, as mutations take it. */
function promisedDay({ day }: Telling): string {
  return day(PROMISED_AFTER_DAYS).toISOString().slice(0, 10);
}

/** To another agency and back, a question, an extension, a promised day, an interim answer, rework, and all of it once more. */
async function tellEverything(telling: Telling, name: string): Promise<void> {
  const { cast, ids } = telling;
  const input = { appealId: ids[name] };
  const why = { comment: 'CANARY-REASON' };
  const answer = async (): Promise<void> => {
    await act(cast.revoked, 'answerAppeal', { ...input, text: 'Открытый ответ' }, APPEAL);
    await act(cast.approver, 'approveAnswer', input, APPEAL);
  };
  await act(cast.coordinator, 'redirectAppeal', { ...input, ...why, agencyId: ids['housing'] }, APPEAL);
  await act(cast.otherCabinet, 'registerAppeal', input, APPEAL);
  await act(cast.otherCabinet, 'redirectAppeal', { ...input, ...why, agencyId: ids['roads'] }, APPEAL);
  await act(cast.coordinator, 'registerAppeal', input, APPEAL);
  await act(cast.coordinator, 'assignAppeal', { ...input, executor: LOGINS.revoked, coExecutors: [LOGINS.executor] }, APPEAL);
  await takePart(telling, name);
  await act(cast.coordinator, 'askClarification', { ...input, question: 'CANARY-REASON' }, APPEAL);
  await act(cast.anna, 'answerClarification', { ...input, text: 'CANARY-REASON' }, APPEAL);
  await answer();
  await act(cast.anna, 'rateAnswer', { ...input, score: 1, comment: 'CANARY-RATING' }, APPEAL);
  await act(cast.anna, 'confirmResult', { ...input, ...why, fixed: false }, APPEAL);
  await act(cast.anna, 'reopenAppeal', { ...input, ...why }, APPEAL);
  await act(cast.coordinator, 'extendDeadline', { ...input, days: 5, ground: 'CANARY-REASON' }, APPEAL);
  await act(cast.coordinator, 'postponeAppeal', { ...input, ...why, promisedOn: promisedDay(telling) }, APPEAL);
  await act(cast.coordinator, 'giveInterimAnswer', { ...input, text: 'Открытый ответ' }, APPEAL);
  await act(cast.coordinator, 'resumeAppeal', input, APPEAL);
  await act(cast.revoked, 'answerAppeal', { ...input, text: 'CANARY-ANSWER' }, APPEAL);
  await act(cast.approver, 'returnAnswer', { ...input, ...why }, APPEAL);
  await answer();
  await act(cast.anna, 'confirmResult', { ...input, ...why, fixed: true }, APPEAL);
}

/** A third agency, to which none of the strangers belongs, answers once and refuses once. */
async function takePart({ cast, ids, url, issuer }: Telling, name: string): Promise<void> {
  const region = new GraphClient(url, await issuer.person('region-coordinator'));
  const input = { appealId: ids[name] };
  const ask = { ...input, agencies: [{ agencyId: ids['region'], question: 'CANARY-REASON' }] };
  await act(cast.coordinator, 'sendToAgencies', ask, APPEAL);
  await act(region, 'assignPart', { ...input, executor: 'region-executor' }, APPEAL);
  await act(region, 'contributeAnswer', { ...input, text: 'CANARY-ANSWER' }, APPEAL);
  await act(cast.coordinator, 'sendToAgencies', ask, APPEAL);
  await act(region, 'refusePart', { ...input, comment: 'CANARY-REASON' }, APPEAL);
}

/** An appeal in which another cabinet takes part, and two of that cabinet in which the roads do. */
async function tellParts({ cast, ids }: Telling): Promise<void> {
  const asked = (agency: string) => ({ agencies: [{ agencyId: ids[agency], question: 'CANARY-REASON' }] });
  await act(cast.coordinator, 'sendToAgencies', { appealId: ids['toHandOver'], ...asked('housing') }, APPEAL);
  for (const name of ['toTakePart', 'toRefuse']) {
    // By somebody else: who handles an appeal of `anna` may know who she is.
    const { id: appealId } = await act(cast.otherCitizen, 'submitAppeal', { ...POTHOLE, text: 'Сообщение жилищному ведомству', idempotencyKey: name }, APPEAL);
    ids[name] = appealId;
    const input = { appealId };
    await act(cast.coordinator, 'moderateAppeal', input, APPEAL);
    await act(cast.coordinator, 'redirectAppeal', { ...input, agencyId: ids['housing'], comment: 'CANARY-REASON' }, APPEAL);
    await act(cast.otherCabinet, 'registerAppeal', input, APPEAL);
    await act(cast.otherCabinet, 'sendToAgencies', { ...input, ...asked('roads') }, APPEAL);
  }
}

/**
 * Scenario: the five-minute tour of the README. A citizen reports a pothole and watches; the roads agency registers,
 * assigns, answers and approves; the citizen rates. Black box: only the public graph, over HTTP and a socket.
 */
import { GraphClient, startTestPlatform, type TestPlatform } from '@otklik/test/platform';
import type { Client } from 'graphql-ws';
import {
  AgencyAppealsDocument,
  AnswerDocument,
  ApproveDocument,
  AssignDocument,
  CategoriesDocument,
  MyAppealsDocument,
  RateDocument,
  RegisterDocument,
  SubmitDocument,
  WatchDocument,
  type WatchSubscription,
} from '../../generated/graphql.js';

const POTHOLE = {
  idempotencyKey: 'tour-1',
  categoryId: 'roads.pothole',
  text: 'Глубокая яма во второй полосе, объезжают по встречной.',
  location: { latitude: 55.0302, longitude: 82.9204, address: 'Новосибирск, Красный проспект, 25' },
  details: { roadPothole: { lane: 2 } },
};

let platform: TestPlatform;
let anna: GraphClient;
let coordinator: GraphClient;
let executor: GraphClient;
let approver: GraphClient;

beforeAll(async () => {
  platform = await startTestPlatform();
  [anna, coordinator, executor, approver] = (await Promise.all(
    ['anna', 'roads-coordinator', 'roads-executor', 'roads-approver'].map((persona) => GraphClient.as(platform.url, persona)),
  )) as [GraphClient, GraphClient, GraphClient, GraphClient];
});

afterAll(async () => platform?.stop());

describe('the five-minute tour', () => {
  let appealId: string;
  let watching: Watch;

  afterAll(async () => watching?.stop());

  it('shows the citizen whom a pothole concerns', async () => {
    const { categories } = await anna.ask(CategoriesDocument);
    expect(categories).toContainEqual({
      id: 'roads.pothole',
      title: expect.stringMatching(/ям/i),
      form: 'roadPothole',
      agency: { id: expect.any(String), title: 'Министерство транспорта и дорожного хозяйства' },
    });
  });

  it('takes the message and tells by when there will be an answer, and why', async () => {
    const { submitAppeal } = await anna.ask(SubmitDocument, { input: POTHOLE });
    if (submitAppeal.__typename !== 'SubmitAppealSuccess') throw new Error(JSON.stringify(submitAppeal));
    const { appeal } = submitAppeal;
    appealId = appeal.id;
    expect(appeal).toMatchObject({
      version: 1,
      status: 'SUBMITTED',
      number: null,
      category: { id: 'roads.pothole' },
      agency: { title: 'Министерство транспорта и дорожного хозяйства' },
      details: { form: 'roadPothole', lane: 2, hazard: null },
    });
    expect(appeal.deadline?.reasons.join('\n')).toMatch(/10 рабочих дней/);
    watching = watch(anna, appealId, appeal.cursor);
  });

  it('registers it under a number of the agency', async () => {
    const { registerAppeal } = await coordinator.ask(RegisterDocument, { input: { appealId, expectedVersion: 1 } });
    expect(registerAppeal).toMatchObject({
      __typename: 'RegisterAppealSuccess',
      appeal: { version: 2, status: 'REGISTERED', number: expect.stringMatching(/^MTDH-\d{4}-1$/) },
    });
  });

  it('assigns, answers and approves', async () => {
    const { assignAppeal } = await coordinator.ask(AssignDocument, { input: { appealId, executor: 'roads-executor' } });
    expect(assignAppeal).toMatchObject({ __typename: 'AssignAppealSuccess', appeal: { version: 3, status: 'IN_PROGRESS' } });
    const { answerAppeal } = await executor.ask(AnswerDocument, { input: { appealId, text: 'Яма заделана 24 ноября.' } });
    expect(answerAppeal).toMatchObject({ __typename: 'AnswerAppealSuccess', appeal: { version: 4, status: 'ON_APPROVAL' } });
    const { approveAnswer } = await approver.ask(ApproveDocument, { input: { appealId } });
    expect(approveAnswer).toMatchObject({ __typename: 'ApproveAnswerSuccess', appeal: { version: 5, status: 'ANSWERED' } });
  });

  it('lets the citizen rate the answer and read the whole way', async () => {
    const { rateAnswer } = await anna.ask(RateDocument, { input: { appealId, score: 5, comment: 'Спасибо, быстро.' } });
    if (rateAnswer.__typename !== 'RateAnswerSuccess') throw new Error(JSON.stringify(rateAnswer));
    expect(rateAnswer.appeal.version).toBe(6);
    expect(rateAnswer.appeal.history.map(({ status }) => status)).toEqual(['SUBMITTED', 'REGISTERED', 'IN_PROGRESS', 'ON_APPROVAL', 'ANSWERED', 'RATED']);
  });

  it('showed the citizen every step live, across subgraphs and plugin details', async () => {
    const updates = await watching.until(6);
    expect(updates.map(({ version, status }) => [version, status])).toEqual([
      [2, 'REGISTERED'],
      [3, 'IN_PROGRESS'],
      [4, 'ON_APPROVAL'],
      [5, 'ANSWERED'],
      [6, 'RATED'],
    ]);
    expect(updates.at(-1)?.appeal).toMatchObject({
      agency: { title: 'Министерство транспорта и дорожного хозяйства' },
      details: { lane: 2 },
      answer: { text: 'Яма заделана 24 ноября.' },
    });
  });

  it('gives everything after a cursor to a client that was cut off, and nothing twice', async () => {
    const seen = await watching.until(6);
    const again = watch(anna, appealId, seen[1]!.cursor);
    expect((await again.until(6)).map(({ version }) => version)).toEqual([4, 5, 6]);
    await again.stop();
  });

  it('finds the appeal with the citizen and with the agency', async () => {
    const { viewer } = await anna.ask(MyAppealsDocument);
    expect(viewer).toMatchObject({ login: 'anna', personalData: { givenName: 'Анна' }, appeals: { nodes: [{ id: appealId, status: 'RATED' }] } });
    const { categories } = await anna.ask(CategoriesDocument);
    const agencyId = categories.find(({ id }) => id === 'roads.pothole')!.agency!.id;
    const { agency } = await coordinator.ask(AgencyAppealsDocument, { agencyId });
    expect(agency?.appeals.nodes).toEqual([{ id: appealId, status: 'RATED', category: { title: expect.stringMatching(/ям/i) } }]);
  });

  it('lives on through a restart of the platform, cursors included', async () => {
    const cursor = (await watching.until(6))[2]!.cursor;
    await watching.stop();
    await platform.restart();
    const back = await GraphClient.as(platform.url, 'anna');
    const resumed = watch(back, appealId, cursor);
    expect((await resumed.until(6)).map(({ version }) => version)).toEqual([5, 6]);
    await resumed.stop();
  });
});

describe('every step of the way there is', () => {
  interface Step {
    readonly action: string;
    readonly by: string;
    readonly mutation: string;
    readonly input?: Record<string, unknown>;
  }
  const step = (action: string, by: string, mutation: string, input: Record<string, unknown> = {}): Step => ({ action, by, mutation, input });
  const comment = 'Так надо.';

  /** A way through all steps but rejection, which ends one of its own. */
  function wayThrough(roads: string, housing: string, promisedOn: string): Step[] {
    const [desk, other, hand, head] = ['roads-coordinator', 'housing-coordinator', 'roads-executor', 'roads-approver'] as const;
    const [assign, answer] = [step('ASSIGN', desk, 'assignAppeal', { executor: hand }), step('ANSWER', hand, 'answerAppeal', { text: 'Сделано.' })];
    return [
      step('MODERATE', desk, 'moderateAppeal'),
      step('PRIORITISE', desk, 'setPriority', { priority: 'URGENT' }),
      step('REDIRECT', desk, 'redirectAppeal', { agencyId: housing, comment }),
      step('REGISTER', other, 'registerAppeal'),
      step('REDIRECT', other, 'redirectAppeal', { agencyId: roads, comment }),
      step('REGISTER', desk, 'registerAppeal'),
      step('SEND_TO_AGENCIES', desk, 'sendToAgencies', { agencies: [{ agencyId: housing, question: 'Чей двор?' }] }),
      step('MAKE_RESPONSIBLE', desk, 'makeResponsible', { agencyId: housing, comment }),
      step('ASSIGN_PART', desk, 'assignPart', { executor: hand }),
      step('CONTRIBUTE', hand, 'contributeAnswer', { text: 'Дорогу починили.' }),
      step('MAKE_RESPONSIBLE', other, 'makeResponsible', { agencyId: roads, comment }),
      step('REFUSE_PART', other, 'refusePart', { comment }),
      assign,
      step('ASK_CLARIFICATION', hand, 'askClarification', { question: 'Где это?' }),
      step('ANSWER_CLARIFICATION', 'anna', 'answerClarification', { text: 'У дома 5.' }),
      step('EXTEND', head, 'extendDeadline', { days: 5, ground: comment }),
      step('INTERIM', head, 'giveInterimAnswer', { text: 'Заказали асфальт.' }),
      step('POSTPONE', head, 'postponeAppeal', { promisedOn, comment }),
      step('RESUME', hand, 'resumeAppeal'),
      answer,
      step('RETURN', head, 'returnAnswer', { comment }),
      answer,
      step('APPROVE', head, 'approveAnswer'),
      step('RATE', 'anna', 'rateAnswer', { score: 1 }),
      step('CONFIRM', 'anna', 'confirmResult', { fixed: false }),
      step('REOPEN', 'anna', 'reopenAppeal', { comment }),
      step('WITHDRAW', 'anna', 'withdrawAppeal'),
    ];
  }

  it('is told to whoever watches, with its version', async () => {
    // The platform has restarted at another port.
    const citizen = await GraphClient.as(platform.url, 'anna');
    const { agencies, machine } = await citizen.ask<{ agencies: { nodes: { id: string; code: string }[] }; machine: { enumValues: { name: string }[] } }>(
      '{ agencies(first: 100) { nodes { id code } } machine: __type(name: "AppealAction") { enumValues { name } } }',
    );
    const [roads, housing] = ['MTDH', 'MZKH'].map((wanted) => agencies.nodes.find(({ code }) => code === wanted)!.id) as [string, string];
    const soon = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);
    const ways = [wayThrough(roads, housing, soon), [step('REJECT', 'roads-coordinator', 'rejectAppeal', { ground: 'OUT_OF_SCOPE' })]];
    const taken = new Set(ways.flat().map(({ action }) => action));
    expect([...taken].sort()).toEqual(machine.enumValues.map(({ name }) => name).sort());
    for (const [index, way] of ways.entries()) {
      const { submitAppeal } = await citizen.ask(SubmitDocument, { input: { ...POTHOLE, idempotencyKey: `way ${index}` } });
      if (submitAppeal.__typename !== 'SubmitAppealSuccess') throw new Error(JSON.stringify(submitAppeal));
      const { id, cursor } = submitAppeal.appeal;
      const watching = watch(citizen, id, cursor);
      const done: unknown[] = [];
      for (const { by, mutation, input } of way) done.push(await take(by, mutation, { appealId: id, ...input }));
      const updates = await watching.until(way.length + 1);
      await watching.stop();
      expect(updates.map(({ version, status }) => ({ version, status }))).toEqual(done);
      expect(updates.map(({ version }) => version)).toEqual(way.map((_, place) => place + 2));
    }
  });
});

const clients = new Map<string, Promise<GraphClient>>();

/** Takes a step as somebody, and gives version and status after it. */
async function take(by: string, mutation: string, input: Record<string, unknown>): Promise<unknown> {
  const client = clients.get(by) ?? GraphClient.as(platform.url, by);
  clients.set(by, client);
  const type = mutation.charAt(0).toUpperCase() + mutation.slice(1);
  const source = `mutation ($input: ${type}Input!) { result: ${mutation}(input: $input) { ... on ${type}Success { appeal { version status } } ... on Failure { code } } }`;
  const { result } = await (await client).ask<{ result: { appeal?: unknown } }>(source, { input });
  if (result.appeal === undefined) throw new Error(`${by} could not ${mutation}: ${JSON.stringify(result)}`);
  return result.appeal;
}

type Update = NonNullable<WatchSubscription['appealUpdated']>;

/** A citizen who watches an appeal over a socket. */
interface Watch {
  /** Everything seen so far, as soon as the version has come. */
  until(version: number): Promise<Update[]>;
  stop(): Promise<void>;
}

function watch(client: GraphClient, appealId: string, after: string): Watch {
  const socket: Client = client.socket();
  const updates: Update[] = [];
  let failure: Error | null = null;
  let wake = Promise.withResolvers<void>();
  socket.subscribe<WatchSubscription>(
    { query: String(WatchDocument), variables: { appealId, after } },
    {
      next: ({ data, errors }) => {
        if (errors !== undefined) failure = new Error(JSON.stringify(errors));
        if (data?.appealUpdated) updates.push(data.appealUpdated);
        wake.resolve();
      },
      error: (error) => {
        failure = new Error(JSON.stringify(error));
        wake.resolve();
      },
      complete: () => wake.resolve(),
    },
  );
  return {
    async until(version) {
      const deadline = AbortSignal.timeout(60_000);
      while (updates.every((update) => update.version < version)) {
        if (failure !== null) throw failure;
        if (deadline.aborted) throw new Error(`Version ${version} did not come; seen: ${JSON.stringify(updates)}`);
        await Promise.race([wake.promise, new Promise((resolve) => setTimeout(resolve, 200))]);
        wake = Promise.withResolvers<void>();
      }
      return [...updates];
    },
    async stop() {
      await socket.dispose();
    },
  };
}

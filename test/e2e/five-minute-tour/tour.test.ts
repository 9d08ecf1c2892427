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
      const deadline = AbortSignal.timeout(10_000);
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

/**
 * Scenario: the parts of the platform are on several machines and wake each other over NATS. A citizen watches; NATS dies in the middle
 * and comes back. Black box: the graph over HTTP and a socket; each part is a process.
 */
import { GraphClient, startTestPlatform, type TestPlatform } from '@otklik/test/platform';
import type { Answer } from '@otklik/test/support';
import { startNatsServer, type NatsServer } from '../../support/nats-server.js';

const SUBMIT = `mutation ($input: SubmitAppealInput!) { submitAppeal(input: $input) { ... on SubmitAppealSuccess { appeal { id cursor } } } }`;
const INPUT = { idempotencyKey: 'over NATS', categoryId: 'roads.pothole', text: 'Яма.', location: { latitude: 55.03, longitude: 82.92 }, details: { roadPothole: { lane: 1 } } };

let nats: NatsServer;
let platform: TestPlatform;

beforeAll(async () => {
  nats = await startNatsServer();
  platform = await startTestPlatform({ more: { NATS_URL: `nats://127.0.0.1:${nats.port}` } });
});
afterAll(async () => {
  await platform?.stop();
  await nats?.kill();
});

it('a status is told, also while NATS is away and after it has come back', async () => {
  const [anna, coordinator] = await Promise.all(['anna', 'roads-coordinator'].map((persona) => GraphClient.as(platform.url, persona)));
  const { submitAppeal } = await anna!.ask<Answer>(SUBMIT, { input: INPUT });
  const { id: appealId, cursor } = submitAppeal.appeal as { id: string; cursor: string };
  const socket = anna!.socket();
  const seen = socket.iterate<Answer>({ query: 'subscription ($id: ID!, $after: String!) { appealUpdated(appealId: $id, after: $after) { version appeal { status } } }', variables: { id: appealId, after: cursor } });
  const next = async (): Promise<[number, string]> => {
    const { value } = await seen.next();
    return [value.data.appealUpdated.version, value.data.appealUpdated.appeal.status];
  };
  const step = (mutation: string): Promise<unknown> =>
    coordinator!.ask(`mutation ($input: ${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input!) { ${mutation}(input: $input) { __typename } }`, {
      input: mutation === 'assignAppeal' ? { appealId, executor: 'roads-executor' } : { appealId },
    });
  const first = next();
  await step('moderateAppeal');
  expect(await first).toEqual([2, 'MODERATED']);
  await nats.kill();
  await step('registerAppeal');
  expect(await next()).toEqual([3, 'REGISTERED']);
  await nats.start();
  await step('assignAppeal');
  expect(await next()).toEqual([4, 'IN_PROGRESS']);
  await socket.dispose();
});

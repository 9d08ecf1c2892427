/** Those who look after several agencies: they read what is below them in the tree, do nothing there, and see nothing beside. Black box. */
import { giveRole, GraphClient, startTestPlatform, type TestPlatform } from '@otklik/test/platform';

const SUBMIT = 'mutation ($input: SubmitAppealInput!) { submitAppeal(input: $input) { ... on SubmitAppealSuccess { appeal { id } } } }';
const READ = 'query ($id: ID!) { appeal(id: $id) { id text history { status } } appeals(first: 50) { nodes { id } } }';
const REGISTER = 'mutation ($input: RegisterAppealInput!) { registerAppeal(input: $input) { __typename } }';

let platform: TestPlatform;
let url: string;
let id: string;

beforeAll(async () => {
  platform = await startTestPlatform();
  ({ url } = platform);
  const anna = await GraphClient.as(url, 'anna');
  const input = {
    idempotencyKey: 'curator', categoryId: 'roads.pothole', text: 'Яма на дороге', location: { latitude: 55.03, longitude: 82.92 }, details: { roadPothole: { lane: 1 } },
  };
  ({ id } = (await anna.ask<{ submitAppeal: { appeal: { id: string } } }>(SUBMIT, { input })).submitAppeal.appeal);
  // Before anybody of them asks for anything: for two seconds the platform remembers how somebody stands.
  await giveRole(url, 'boris', 'CURATOR', 'region');
  await giveRole(url, 'housing-coordinator', 'AUTHORISED', 'housing');
});
afterAll(() => platform?.stop());

test('a curator of the region reads a private appeal to a ministry below it', async () => {
  const boris = await GraphClient.as(url, 'boris');
  const { appeal, appeals } = await boris.ask<{ appeal: { id: string; text: string; history: unknown[] }; appeals: { nodes: { id: string }[] } }>(READ, { id });
  expect(appeal).toEqual({ id, text: 'Яма на дороге', history: [{ status: 'SUBMITTED' }] });
  expect(appeals.nodes).toContainEqual({ id });
});

test('but does nothing there', async () => {
  const boris = await GraphClient.as(url, 'boris');
  expect(await boris.ask(REGISTER, { input: { appealId: id } })).toEqual({ registerAppeal: { __typename: 'Forbidden' } });
});

test('whoever looks after another branch sees nothing of it', async () => {
  const other = await GraphClient.as(url, 'housing-coordinator');
  const { data, errors } = await other.send(READ, { id });
  expect(JSON.stringify({ data, errors })).not.toContain('Яма');
  expect(errors?.[0]?.extensions?.['code']).toBe('NOT_FOUND');
});

import { HEALTH, ROADS } from './testing/cabinets-module.js';
import { World } from './testing/world.js';

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world?.close());

/** What the feed of an agency is told of an appeal, in its order. */
async function toldOf(id: string, agency = ROADS.agency): Promise<string[]> {
  const rows = await world.sql("select payload, version from events.outbox where topic = $1 and aggregate = $2 and type = 'agency.feed' order by id", [`agency/${agency}`, id]);
  return rows.map(({ payload, version }) => {
    expect(version).toBeNull();
    const { event, status, about, ...rest } = payload as Record<string, unknown>;
    expect([about, rest]).toEqual([`appeal/${id}`, {}]);
    return `${String(event)} ${String(status)}`;
  });
}

const REGISTERED = 'APPEAL_PUBLISHED REGISTERED';

it('tells the feed of the agency of a public appeal from its registration on: statuses and the answer, and of nothing else', async () => {
  const id = await world.submit({ visibility: 'PUBLIC' });
  expect(await toldOf(id)).toEqual([]);
  await world.lead(id, 'REGISTERED');
  await world.mutate('coordinator', 'setPriority', { appealId: id, priority: 'HIGH' });
  await world.lead(id, 'CLOSED', 'REGISTERED');
  expect(await toldOf(id)).toEqual([
    REGISTERED,
    'APPEAL_STATUS_CHANGED IN_PROGRESS',
    'APPEAL_STATUS_CHANGED ON_APPROVAL',
    'APPEAL_ANSWERED ANSWERED',
    'APPEAL_STATUS_CHANGED RATED',
    'APPEAL_STATUS_CHANGED CLOSED',
  ]);
});

it('tells nothing of what nobody else may read: a private one, a private category, one that is withdrawn', async () => {
  const wished = await world.submit();
  const secret = await world.submit({ visibility: 'PUBLIC', categoryId: 'clinics.queue', details: null });
  await world.mutate('healthCoordinator', 'registerAppeal', { appealId: secret });
  await world.lead(wished, 'ANSWERED');
  expect(await toldOf(wished)).toEqual([]);
  expect(await toldOf(secret, HEALTH.agency)).toEqual([]);
  const withdrawn = await world.submit({ visibility: 'PUBLIC' });
  await world.lead(withdrawn, 'REGISTERED');
  await world.mutate('anna', 'withdrawAppeal', { appealId: withdrawn });
  expect(await toldOf(withdrawn)).toEqual([REGISTERED]);
});

it('tells nothing while an appeal is hidden, and begins anew when it is shown', async () => {
  const id = await world.submit({ visibility: 'PUBLIC' });
  await world.lead(id, 'REGISTERED');
  const redact = 'mutation ($input: RedactAppealInput!) { redactAppeal(input: $input) { ... on RedactAppealSuccess { redaction { id } } } }';
  const { redactAppeal } = await world.data('moderator', redact, { input: { appealId: id, reason: 'PERSONAL_DATA', target: 'APPEAL' } });
  await world.lead(id, 'IN_PROGRESS', 'REGISTERED');
  expect(await toldOf(id)).toEqual([REGISTERED]);
  const lift = 'mutation ($input: LiftRedactionInput!) { liftRedaction(input: $input) { __typename } }';
  const { liftRedaction } = await world.data('moderator', lift, { input: { appealId: id, redactionId: redactAppeal.redaction.id } });
  expect(liftRedaction.__typename).toBe('LiftRedactionSuccess');
  expect(await toldOf(id)).toEqual([REGISTERED, 'APPEAL_PUBLISHED IN_PROGRESS']);
});

it('tells both agencies of an appeal that goes from one to the other', async () => {
  const id = await world.submit({ visibility: 'PUBLIC' });
  await world.lead(id, 'REGISTERED');
  const { appeal } = await world.mutate('coordinator', 'redirectAppeal', { appealId: id, agencyId: HEALTH.agency, comment: 'К ним.' });
  expect(await toldOf(id, HEALTH.agency)).toEqual([`APPEAL_PUBLISHED ${appeal.status}`]);
  expect(await toldOf(id)).toEqual([REGISTERED, `APPEAL_STATUS_CHANGED ${appeal.status}`]);
});

import { HEALTH } from './testing/cabinets-module.js';
import { PEOPLE, person, staff } from './testing/people.js';
import { World, message } from './testing/world.js';

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world?.close());

const READ = `query ($id: ID!) { appeal(id: $id) { kind channel visibility isImportant author { id } origin { source externalId } deadline { dueAt reasons } history { version } } }`;
const read = async (who: keyof typeof PEOPLE, id: string) => (await world.data(who, READ, { id })).appeal;

function incident(rest: Record<string, unknown> = {}): Record<string, unknown> {
  return { ...message(), link: 'https://m.vk.com/wall-1_2', ...rest };
}

describe('an appeal under 59-ФЗ', () => {
  test('is taken of an identified citizen only; a message of everybody', async () => {
    const vera = { ...person('vera'), isIdentified: false };
    const before = await world.counts();
    expect(await world.mutate(vera, 'submitAppeal', { ...message(), kind: 'APPEAL' })).toEqual({ __typename: 'Forbidden', code: 'FORBIDDEN' });
    expect(await world.counts()).toEqual(before);
    expect((await world.mutate(vera, 'submitAppeal', message())).__typename).toBe('SubmitAppealSuccess');
    expect((await world.mutate('anna', 'submitAppeal', { ...message(), kind: 'APPEAL' })).__typename).toBe('SubmitAppealSuccess');
  });
});

describe('what citizens choose', () => {
  test.each([
    [{ kind: 'INCIDENT' }, 'kind', 'FORBIDDEN_KIND'],
    [{ channel: 'PHONE' }, 'channel', 'FORBIDDEN_CHANNEL'],
    [{ channel: 'RECEPTION' }, 'channel', 'FORBIDDEN_CHANNEL'],
  ])('is never %j', async (input, path, code) => {
    for (const who of ['anna', 'coordinator'] as const) {
      const result = await world.mutate(who, 'submitAppeal', { ...message(), ...input });
      expect(result.issues).toMatchObject([{ path: [path], code }]);
    }
  });
});

describe('an incident', () => {
  beforeAll(() => world.clock.set('2026-11-23T03:00:00Z'));

  test('is recorded by the cabinet with the link to the post, belongs to nobody, and has working hours', async () => {
    const { appeal } = await world.mutate('moderator', 'recordIncident', incident());
    expect(await read('coordinator', appeal.id)).toMatchObject({
      kind: 'INCIDENT',
      channel: 'SOCIAL',
      visibility: 'PRIVATE',
      isImportant: false,
      author: null,
      origin: { source: 'vk.com', externalId: 'https://m.vk.com/wall-1_2' },
      deadline: { dueAt: '2026-11-24T04:00:00.000Z' },
    });
    expect((await world.run('anna', READ, { id: appeal.id })).data?.['appeal'] ?? null).toBeNull();
  });

  test('of high importance has four working hours, also after its registration', async () => {
    const { appeal } = await world.mutate('coordinator', 'recordIncident', incident({ isImportant: true }));
    const deadline = { dueAt: '2026-11-23T08:00:00.000Z', reasons: expect.arrayContaining(['Инцидент высокой важности: 4 рабочих часа']) };
    expect((await read('coordinator', appeal.id)).deadline).toEqual(deadline);
    await world.mutate('coordinator', 'registerAppeal', { appealId: appeal.id });
    expect((await read('coordinator', appeal.id)).deadline).toEqual(deadline);
  });

  test('goes its whole way to the answer', async () => {
    const { appeal } = await world.mutate('operator', 'recordIncident', incident());
    await world.lead(appeal.id, 'ANSWERED');
    expect(await world.mutate('anna', 'rateAnswer', { appealId: appeal.id, score: 5 })).toMatchObject({ __typename: 'NotFound' });
  });

  test.each([
    ['a citizen', PEOPLE.anna],
    ['nobody', PEOPLE.anonymous],
    ['an executor', PEOPLE.executor],
    ['a coordinator of another cabinet', staff('x', 'COORDINATOR', HEALTH.cabinet)],
  ])('is not recorded by %s', async (_, viewer) => {
    const before = await world.counts();
    expect(await world.mutate(viewer, 'recordIncident', incident())).toEqual({ __typename: 'Forbidden', code: 'FORBIDDEN' });
    expect(await world.counts()).toEqual(before);
  });

  test('needs a good link and everything else that a message needs, and spends no key otherwise', async () => {
    const input = incident({ link: 'vk' });
    expect(await world.mutate('coordinator', 'recordIncident', input)).toMatchObject({ issues: [{ path: ['link'], code: 'BAD_LINK' }] });
    expect(await world.mutate('coordinator', 'recordIncident', { ...input, link: 'https://vk.com/1', text: '' })).toMatchObject({ issues: [{ path: ['text'], code: 'REQUIRED' }] });
    expect(await world.mutate('coordinator', 'recordIncident', { ...input, categoryId: 'roads.castle' })).toMatchObject({ __typename: 'ValidationFailed' });
    expect((await world.mutate('coordinator', 'recordIncident', { ...input, link: 'https://vk.com/1' })).__typename).toBe('RecordIncidentSuccess');
  });

  test('with the same key is the same one, with another body a conflict', async () => {
    const input = incident();
    const first = await world.mutate('coordinator', 'recordIncident', input);
    expect(await world.mutate('coordinator', 'recordIncident', input)).toEqual(first);
    expect(await world.mutate('coordinator', 'recordIncident', { ...input, text: 'Другая яма.' })).toEqual({ __typename: 'Conflict', code: 'IDEMPOTENCY_KEY_REUSED' });
  });
});

describe('what is taken down', () => {
  const citizenId = PEOPLE.anna.citizenId;

  test('of a citizen whom the clerk knows is the citizen’s own', async () => {
    const { appeal } = await world.mutate('moderator', 'takeDownAppeal', { ...message(), channel: 'RECEPTION', kind: 'APPEAL', citizenId });
    expect(await read('anna', appeal.id)).toMatchObject({ kind: 'APPEAL', channel: 'RECEPTION', author: { id: citizenId } });
    await world.lead(appeal.id, 'RATED');
    const [row] = await world.sql('select actor, actor_role from appeals.appeal_history where appeal_id = $1 and version = 1', [appeal.id]);
    expect(row).toEqual({ actor: 'roads-moderator', actor_role: 'MODERATOR' });
  });

  test('of somebody unknown is a private message of nobody', async () => {
    const { appeal } = await world.mutate('coordinator', 'takeDownAppeal', { ...message(), channel: 'PHONE', visibility: 'PUBLIC' });
    expect(await read('coordinator', appeal.id)).toMatchObject({ kind: 'MESSAGE', channel: 'PHONE', visibility: 'PRIVATE', author: null, origin: null });
  });

  test.each<[Record<string, unknown>, string, string]>([
    [{ channel: 'PORTAL' }, 'channel', 'FORBIDDEN_CHANNEL'],
    [{ channel: 'PHONE', kind: 'APPEAL' }, 'citizenId', 'REQUIRED'],
    [{ channel: 'PHONE', kind: 'INCIDENT' }, 'kind', 'FORBIDDEN_KIND'],
    [{ channel: 'PHONE', citizenId: 'anna' }, 'citizenId', 'UNKNOWN_CITIZEN'],
  ])('with %j is refused', async (input, path, code) => {
    const before = await world.counts();
    expect((await world.mutate('coordinator', 'takeDownAppeal', { ...message(), ...input })).issues).toMatchObject([{ path: [path], code }]);
    expect(await world.counts()).toEqual(before);
  });

  test('is not taken by citizens, nor by another cabinet', async () => {
    for (const who of ['anna', 'executor', 'healthCoordinator'] as const) {
      expect(await world.mutate(who, 'takeDownAppeal', { ...message(), channel: 'PHONE' })).toEqual({ __typename: 'Forbidden', code: 'FORBIDDEN' });
    }
  });
});

import { HEALTH, HOUSING, ROADS } from './testing/cabinets-module.js';
import { World, message } from './testing/world.js';

/** What a message becomes by the place, the settings of its cabinet, and the day: the tables are those of `testing/manifests`. */
let world: World;
beforeAll(async () => {
  world = await World.open();
  await world.sql(
    `insert into cabinets.published_category values ('roads.flood', $1, $2, 'roads', null, '{"ru": "Паводок", "en": "Flood"}', '{"amount": 5, "unit": "CALENDAR_DAYS"}', false, true, '{"from": "2026-11-01", "to": "2026-11-30"}')`,
    [ROADS.agency, ROADS.cabinet],
  );
});
afterAll(() => world?.close());
afterEach(async () => {
  world.clock.set('2026-11-19T03:00:00Z');
  await world.sql('delete from cabinets.published_settings');
  await world.sql('delete from cabinets.published_competence');
});

const NSK = { latitude: 55.03, longitude: 82.92 };
const KARASUK = { latitude: 53.73, longitude: 78.04 };
const DUST = { categoryId: 'roads.dust', details: null };
const set = (config: unknown, cabinet = ROADS.cabinet): Promise<unknown> => world.sql('insert into cabinets.published_settings values ($1, $2, $3)', [cabinet, 'roads', JSON.stringify(config)]);
const READ = 'query ($id: ID!) { appeal(id: $id) { status category { id } deadline { reasons } } }';

async function reasonsOf(id: string): Promise<string[]> {
  return (await world.data('anna', READ, { id })).appeal.deadline.reasons as string[];
}

async function firstReason(location: unknown): Promise<string> {
  return (await reasonsOf(await world.submit({ ...DUST, location })))[0]!;
}

describe('a term', () => {
  test('is the category’s without the settings that a line asks for', async () => {
    expect(await firstReason(NSK)).toBe('Категория «Пыль»: 11 календарных дней');
  });

  test('is that of the line for the place and the settings of the cabinet, whose name its author reads', async () => {
    await set({ crews: 3 });
    expect(await firstReason(NSK)).toBe('Город, бригад хватает: 2 календарных дня');
    expect(await firstReason(KARASUK)).toBe('Категория «Пыль»: 11 календарных дней');
    expect(await firstReason(null)).toBe('Категория «Пыль»: 11 календарных дней');
  });

  test('follows a circle that the cabinet has drawn', async () => {
    await set({ crews: 1, radius: 2_000 });
    expect(await firstReason(NSK)).toBe('Центр города: 3 календарных дня');
    expect(await firstReason({ latitude: 55.1, longitude: 82.92 })).toBe('Категория «Пыль»: 11 календарных дней');
  });

  test('asks the cabinet that answers, and no other', async () => {
    await set({ crews: 3 }, HOUSING.cabinet);
    expect(await firstReason(NSK)).toBe('Категория «Пыль»: 11 календарных дней');
  });

  test('stays that of the line when it is counted anew', async () => {
    await set({ crews: 3 });
    const id = await world.submit({ ...DUST, location: NSK });
    await world.lead(id, 'REGISTERED');
    expect((await reasonsOf(id))[0]).toBe('Город, бригад хватает: 2 календарных дня');
  });
});

describe('a campaign', () => {
  const inFlood = (): Record<string, unknown> => ({ ...message(), categoryId: 'roads.flood', details: null });

  test.each(['2026-11-30T16:59:00Z', '2026-10-31T17:00:00Z'])('takes messages in its days by the region’s clock: at %s', async (at) => {
    world.clock.set(at);
    expect(await world.mutate('anna', 'submitAppeal', inFlood())).toMatchObject({ __typename: 'SubmitAppealSuccess' });
  });

  test.each(['2026-11-30T17:00:00Z', '2026-10-31T16:59:00Z', '2027-11-19T03:00:00Z'])('refuses them outside, in words, and nothing is written: at %s', async (at) => {
    const before = await world.counts();
    world.clock.set(at);
    const input = inFlood();
    expect(await world.mutate('anna', 'submitAppeal', input)).toEqual({
      __typename: 'ValidationFailed',
      issues: [{ path: ['categoryId'], code: 'OUT_OF_PERIOD', message: 'Категория «Паводок» принимает сообщения с 1 ноября 2026 г. по 30 ноября 2026 г.' }],
    });
    const source = 'mutation ($input: SubmitAppealInput!) { submitAppeal(input: $input) { ... on ValidationFailed { issues { message } } } }';
    const { submitAppeal } = await world.data('anna', source, { input }, 'en');
    expect(submitAppeal.issues).toEqual([{ message: 'The category "Flood" takes messages from 1 November 2026 to 30 November 2026.' }]);
    expect(await world.counts()).toEqual(before);
  });

  test('is over for what clerks take down, too, and not for what was written in its days elsewhere', async () => {
    world.clock.set('2026-12-05T03:00:00Z');
    const post = { idempotencyKey: 'a post', categoryId: 'roads.flood', text: 'Вода у дороги', link: 'https://vk.com/wall-1_1', isImportant: false };
    expect(await world.mutate('coordinator', 'recordIncident', post)).toMatchObject({ issues: [{ code: 'OUT_OF_PERIOD' }] });
    const source = 'mutation ($input: ImportMessagesInput!) { importMessages(input: $input) { ... on ImportMessagesSuccess { messages { outcome issues { code } } } } }';
    const old = { externalId: '1', text: 'Вода', categoryId: 'roads.flood' };
    const input = { source: 'old', messages: [{ ...old, submittedAt: '2026-11-30T16:00:00Z' }, { ...old, externalId: '2', submittedAt: '2026-12-01T16:00:00Z' }] };
    const { importMessages } = await world.data('operator', source, { input });
    expect(importMessages.messages).toEqual([{ outcome: 'ACCEPTED', issues: [] }, { outcome: 'REFUSED', issues: [{ code: 'OUT_OF_PERIOD' }] }]);
  });

  test('that is over leaves what was written readable, and it goes on its way', async () => {
    const id = await world.submit({ categoryId: 'roads.flood', details: null });
    world.clock.set('2027-02-01T03:00:00Z');
    await world.lead(id, 'ANSWERED');
    expect((await world.data('anna', READ, { id })).appeal).toMatchObject({ status: 'ANSWERED', category: { id: 'roads.flood' } });
  });
});

describe('routing', () => {
  const bind = (from: typeof ROADS, to: typeof ROADS, competence = 'district'): Promise<unknown> =>
    world.sql(`insert into cabinets.published_competence values ($1, 'roads', $2, $3, '{"ru": "Дом", "en": "House"}', $4)`, [from.cabinet, competence, to.agency, to.cabinet]);
  const READ_WAY = 'query ($id: ID!) { appeal(id: $id) { agency { id } history { comment } } }';
  const wayOf = async (input: Record<string, unknown>): Promise<[agency: string, comment: string | null]> => {
    const { appeal } = await world.data('anna', READ_WAY, { id: await world.submit(input) });
    return [appeal.agency.id, appeal.history[0].comment];
  };

  test('leaves a message where it is while nobody is bound to the competence', async () => {
    expect(await wayOf({ ...DUST, location: KARASUK })).toEqual([ROADS.agency, null]);
  });

  test('sends it to the agency that the cabinet has bound, and its author reads why', async () => {
    await bind(ROADS, HOUSING);
    expect(await wayOf({ ...DUST, location: KARASUK })).toEqual([HOUSING.agency, 'Район: отвечает Дом']);
    expect(await wayOf({ ...DUST, location: NSK })).toEqual([ROADS.agency, null]);
    expect(await wayOf({ ...DUST, location: null })).toEqual([ROADS.agency, null]);
  });

  test('goes by fields, too, and on by the bindings of the next', async () => {
    await bind(ROADS, HOUSING, 'bigWorks');
    await bind(HOUSING, HEALTH, 'bigWorks');
    expect((await wayOf({ details: { roadPothole: { lane: 1, size: 'LARGE' } } }))[0]).toBe(HEALTH.agency);
    expect((await wayOf({ details: { roadPothole: { lane: 1, size: 'SMALL' } } }))[0]).toBe(ROADS.agency);
  });

  test('never goes round in a circle, whatever is bound', async () => {
    await bind(ROADS, HOUSING);
    await bind(HOUSING, ROADS);
    expect((await wayOf({ ...DUST, location: KARASUK }))[0]).toBe(HOUSING.agency);
    await bind(HEALTH, HEALTH);
    expect((await wayOf({ ...DUST, location: KARASUK }))[0]).toBe(HOUSING.agency);
  });

  test('is not for a message whose author names the cabinet', async () => {
    await bind(ROADS, HOUSING);
    await world.sql('insert into cabinets.published_offer values ($1, $2, $3)', ['roads.dust', ROADS.agency, ROADS.cabinet]);
    expect((await wayOf({ ...DUST, location: KARASUK, cabinetId: ROADS.cabinet }))[0]).toBe(ROADS.agency);
  });

  test('counts the term by the settings of the agency that answers', async () => {
    await bind(ROADS, HOUSING);
    await set({ radius: 2_000_000 }, HOUSING.cabinet);
    expect(await firstReason(KARASUK)).toBe('Центр города: 3 календарных дня');
    expect(await firstReason(NSK)).toBe('Категория «Пыль»: 11 календарных дней');
  });
});

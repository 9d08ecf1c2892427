import { ROADS } from './testing/cabinets-module.js';
import { PEOPLE } from './testing/people.js';
import { World, message } from './testing/world.js';

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world?.close());

const EVERYTHING = `id number version status kind text submittedAt visibility channel cursor executor
  deadline { dueAt reasons isProvisional } category { id } agency { id } author { id } location { latitude longitude address }
  details { __typename form ... on RoadPotholeDetails { lane size hazard } } answer { text answeredAt } rating { score comment }
  history { at status comment version }`;

describe('the way of a message', () => {
  const { anna } = PEOPLE;
  let id: string;
  const read = async (who: keyof typeof PEOPLE = 'anna', locale: 'ru' | 'en' = 'ru') =>
    (await world.data(who, `query ($id: ID!) { appeal(id: $id) { ${EVERYTHING} } }`, { id }, locale)).appeal;

  test('Anna submits it: typed details, its agency, a provisional deadline that explains itself', async () => {
    world.clock.set('2026-11-18T20:00:00Z');
    id = await world.submit({
      ...message(),
      details: { roadPothole: { lane: 2, size: 'LARGE' } },
      visibility: 'PUBLIC',
      channel: 'MOBILE',
    });
    expect(await read()).toEqual({
      id,
      number: null,
      version: 1,
      status: 'SUBMITTED',
      kind: 'MESSAGE',
      text: 'Глубокая яма у дома 5.',
      submittedAt: '2026-11-18T20:00:00.000Z',
      visibility: 'PUBLIC',
      channel: 'MOBILE',
      cursor: expect.any(String),
      executor: null,
      deadline: {
        dueAt: '2026-12-03T16:59:59.999Z',
        reasons: [
          'Категория «Ямы»: 10 рабочих дней',
          'Отсчёт с 20 ноября 2026 г.',
          'Срок предварительный: при регистрации он будет рассчитан заново',
        ],
        isProvisional: true,
      },
      category: { id: 'roads.pothole' },
      agency: { id: ROADS.agency },
      author: { id: anna.citizenId },
      location: { latitude: 55.03, longitude: 82.92, address: 'ул. Ленина, 5, кв. 12' },
      details: { __typename: 'RoadPotholeDetails', form: 'roadPothole', lane: 2, size: 'LARGE', hazard: null },
      answer: null,
      rating: null,
      history: [{ at: '2026-11-18T20:00:00.000Z', status: 'SUBMITTED', comment: null, version: 1 }],
    });
  });

  test('a coordinator registers it: a number, and the term begins anew', async () => {
    world.clock.set('2026-11-23T03:00:00Z');
    expect(await world.mutate('coordinator', 'registerAppeal', { appealId: id, expectedVersion: 1 })).toMatchObject({
      appeal: { number: 'МТДХ-2026-1', version: 2, status: 'REGISTERED' },
    });
    const appeal = await read('anna', 'en');
    expect(appeal.deadline).toEqual({
      dueAt: '2026-12-07T16:59:59.999Z',
      reasons: ['Category "Potholes": 10 working days', 'Counted from 24 November 2026'],
      isProvisional: false,
    });
    expect(appeal.history.at(-1)).toEqual({
      at: '2026-11-23T03:00:00.000Z',
      status: 'REGISTERED',
      comment: 'Registered as МТДХ-2026-1',
      version: 2,
    });
  });

  test('the coordinator assigns it, and assigns it again', async () => {
    expect(await world.mutate('coordinator', 'assignAppeal', { appealId: id, executor: 'roads-executor-2' })).toMatchObject({
      appeal: { version: 3, status: 'IN_PROGRESS' },
    });
    expect(await world.mutate('coordinator', 'assignAppeal', { appealId: id, executor: 'roads-executor' })).toMatchObject({
      appeal: { version: 4, status: 'IN_PROGRESS' },
    });
    expect((await read('coordinator')).executor).toBe('roads-executor');
    expect((await read('anna')).executor).toBeNull();
  });

  test('the executor answers; Anna does not see the draft, the approver does', async () => {
    expect(await world.mutate('executor', 'answerAppeal', { appealId: id, text: '  Яма\u0000 заделана.\r\n' })).toMatchObject({
      appeal: { version: 5, status: 'ON_APPROVAL' },
    });
    expect((await read('anna')).answer).toBeNull();
    expect((await read('approver')).answer).toEqual({ text: 'Яма заделана.', answeredAt: null });
  });

  test('the approver approves, and Anna has her answer', async () => {
    world.clock.set('2026-11-30T09:00:00Z');
    expect(await world.mutate('approver', 'approveAnswer', { appealId: id })).toMatchObject({ appeal: { version: 6, status: 'ANSWERED' } });
    expect((await read()).answer).toEqual({ text: 'Яма заделана.', answeredAt: '2026-11-30T09:00:00.000Z' });
  });

  test('Anna rates it, once', async () => {
    expect(await world.mutate('anna', 'rateAnswer', { appealId: id, score: 4, comment: ' Быстро. ' })).toMatchObject({
      appeal: { version: 7, status: 'RATED' },
    });
    expect((await read()).rating).toEqual({ score: 4, comment: 'Быстро.' });
    expect(await world.mutate('anna', 'rateAnswer', { appealId: id, score: 5 })).toEqual({ __typename: 'Conflict', code: 'WRONG_STATUS' });
  });

  test('the public sees what was done, not for whom', async () => {
    expect(await read('anonymous')).toMatchObject({
      author: null,
      executor: null,
      location: { address: 'ул. Ленина, 5' },
      rating: { score: 4, comment: null },
      answer: { text: 'Яма заделана.' },
    });
  });

  test('the history says everything to Anna but who did it; the database keeps that too', async () => {
    expect(
      (await read()).history.map((entry: { version: number; status: string; comment: string | null }) => [
        entry.version,
        entry.status,
        entry.comment,
      ]),
    ).toEqual([
      [1, 'SUBMITTED', null],
      [2, 'REGISTERED', 'Присвоен номер МТДХ-2026-1'],
      [3, 'IN_PROGRESS', 'Назначен исполнитель'],
      [4, 'IN_PROGRESS', 'Исполнитель сменился'],
      [5, 'ON_APPROVAL', null],
      [6, 'ANSWERED', null],
      [7, 'RATED', 'Оценка ответа: 4 из 5'],
    ]);
    const rows = await world.sql('select version, actor, actor_role from appeals.appeal_history where appeal_id = $1 order by version', [
      id,
    ]);
    expect(rows.map((row) => [row['version'], row['actor'], row['actor_role']])).toEqual([
      [1, 'anna', 'AUTHOR'],
      [2, 'roads-coordinator', 'COORDINATOR'],
      [3, 'roads-coordinator', 'COORDINATOR'],
      [4, 'roads-coordinator', 'COORDINATOR'],
      [5, 'roads-executor', 'EXECUTOR'],
      [6, 'roads-approver', 'APPROVER'],
      [7, 'anna', 'AUTHOR'],
    ]);
  });

  test('every change left exactly one event, without a word of what was written', async () => {
    const rows = await world.sql(
      'select topic, type, aggregate, version::int, payload from events.outbox where topic = $1 order by version',
      [`appeal/${id}`],
    );
    expect(rows.map((row) => [row['version'], row['type']])).toEqual([
      [1, 'appeal.submitted'],
      [2, 'appeal.registered'],
      [3, 'appeal.assigned'],
      [4, 'appeal.assigned'],
      [5, 'appeal.answer-proposed'],
      [6, 'appeal.answered'],
      [7, 'appeal.rated'],
    ]);
    for (const row of rows)
      expect(Object.keys(row['payload'] as object).sort()).toEqual([
        'agencyId',
        'answeredAt',
        'at',
        'cabinetId',
        'categoryId',
        'dueAt',
        'public',
        'registeredAt',
        'score',
        'status',
        'submittedAt',
        'territory',
        'visibility',
      ]);
    expect(rows.map((row) => (row['payload'] as { public: boolean }).public)).toEqual([false, true, true, true, true, true, true]);
    expect(JSON.stringify(rows)).not.toMatch(/Ленина|яма|anna|roads-executor/i);
    expect(rows[0]!['payload']).toMatchObject({
      status: 'SUBMITTED',
      at: '2026-11-18T20:00:00.000Z',
      cabinetId: ROADS.cabinet,
      visibility: 'PUBLIC',
    });
    expect(world.committed.count).toBe(7);
  });

  test('nobody can change the history, not even the subgraph itself', async () => {
    for (const statement of [
      'update appeals.appeal_history set comment = null',
      'delete from appeals.appeal_history',
      'delete from appeals.appeal',
      "update appeals.idempotency_key set fingerprint = ''",
    ]) {
      await expect(world.orm.em.fork().execute(statement)).rejects.toThrow(/permission denied/);
    }
  });
});

describe('other kinds and categories', () => {
  const DEADLINE =
    'query ($id: ID!) { appeal(id: $id) { visibility deadline { dueAt reasons } details { __typename form ... on OtherDetails { subject } } } }';

  beforeEach(() => world.clock.set('2026-11-23T03:00:00Z'));

  test('a hazard shortens the term and says so', async () => {
    const id = await world.submit({ details: { roadPothole: { lane: 1, hazard: true } } });
    const { appeal } = await world.data('anna', DEADLINE, { id });
    expect(appeal.deadline).toMatchObject({
      dueAt: '2026-11-24T16:59:59.999Z',
      reasons: expect.arrayContaining(['Опасность для движения: 1 рабочий день']),
    });
  });

  test('an appeal under 59-ФЗ has thirty days and is private, whatever is asked', async () => {
    const id = await world.submit({ kind: 'APPEAL', visibility: 'PUBLIC' });
    const { appeal } = await world.data('anna', DEADLINE, { id });
    expect(appeal).toMatchObject({ visibility: 'PRIVATE', deadline: { dueAt: '2026-12-23T16:59:59.999Z' } });
    expect(appeal.deadline.reasons[0]).toBe('Обращение по 59-ФЗ: 30 календарных дней');
  });

  test('an incident has nine working hours', async () => {
    const { kind: _, ...input } = { kind: 'INCIDENT', ...message(), link: 'https://vk.com/wall-1_2' };
    const id = (await world.mutate('coordinator', 'recordIncident', input)).appeal.id as string;
    const { appeal } = await world.data('coordinator', DEADLINE, { id });
    expect(appeal.deadline.dueAt).toBe('2026-11-24T04:00:00.000Z');
  });

  test('a category without a form takes no details, and one may leave out the place', async () => {
    const id = await world.submit({ categoryId: 'roads.dust', details: null, location: null });
    const { appeal } = await world.data('anna', DEADLINE, { id });
    expect(appeal.details).toBeNull();
    expect(appeal.deadline.dueAt).toBe('2026-12-04T16:59:59.999Z');
  });

  test('«Другое» has the core’s own form', async () => {
    const id = await world.submit({ categoryId: 'core.other', details: { other: { subject: 'Часы' } } });
    expect((await world.data('anna', DEADLINE, { id })).appeal.details).toEqual({
      __typename: 'OtherDetails',
      form: 'other',
      subject: 'Часы',
    });
  });

  test('what a retired form once asked stays readable', async () => {
    const id = await world.submit();
    await world.sql(`update appeals.appeal set form = 'roadBridge', details = '{"span": 12}' where id = $1`, [id]);
    const { appeal } = await world.data(
      'anna',
      'query ($id: ID!) { appeal(id: $id) { details { __typename form ... on GenericDetails { values { key value } } } } }',
      { id },
    );
    expect(appeal.details).toEqual({ __typename: 'GenericDetails', form: 'roadBridge', values: [{ key: 'span', value: '12' }] });
  });

  test('numbers rise by one in an agency’s year and begin again with the region’s New Year', async () => {
    const register = async (categoryId: string, who: 'coordinator' | 'healthCoordinator', details: object) => {
      const id = await world.submit({ categoryId, details });
      return (await world.mutate(who, 'registerAppeal', { appealId: id })).appeal.number as string;
    };
    const pothole = () => register('roads.pothole', 'coordinator', { roadPothole: { lane: 1 } });
    expect([await pothole(), await pothole()]).toEqual(['МТДХ-2026-2', 'МТДХ-2026-3']);
    expect(await register('clinics.queue', 'healthCoordinator', { clinicQueue: { days: 3 } })).toBe('МЗ-2026-1');
    world.clock.set('2026-12-31T17:00:00Z');
    expect(await pothole()).toBe('МТДХ-2027-1');
  });
});

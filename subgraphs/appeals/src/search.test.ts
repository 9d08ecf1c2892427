/** Searching appeals by words: who finds what by what. Words of one test stand in no other. */
import { encodePageCursor, forkFor } from '@otklik/subgraph';
import type { Viewer } from '@otklik/identity';
import { HEALTH, ROADS } from './testing/cabinets-module.js';
import { PEOPLE, type PersonName } from './testing/people.js';
import { World } from './testing/world.js';

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());

async function found(who: PersonName | Viewer, search: string, more: Record<string, unknown> = {}, orderBy = 'NEWEST'): Promise<string[]> {
  const query = 'query ($filter: AppealFilter, $orderBy: AppealOrder) { appeals(first: 100, filter: $filter, orderBy: $orderBy) { nodes { id } } }';
  const { appeals } = await world.data(who, query, { filter: { search, ...more }, orderBy });
  return appeals.nodes.map(({ id }: { id: string }) => id);
}

describe('a clerk finds', () => {
  let pit: string;
  let hatch: string;
  beforeAll(async () => {
    pit = await world.submit({ text: 'Огромная яма на проезжей части, всё плохо: колёса вдребезги.', location: { latitude: 55.03, longitude: 82.92, address: 'ул. Лескова, 15, кв. 7' } });
    hatch = await world.submit({ text: 'Открытый люк возле школы.', location: { latitude: 55.03, longitude: 82.92, address: 'Красный проспект, 3' } });
  });

  test.each([
    ['яма', 'the word'],
    ['ЯМЫ', 'another form and case'],
    ['ямы на Лескова', 'words of the text and the address'],
    ['колеса', 'without ё'],
    ['улица Лескова 15', 'what is short in the address'],
    ['ул.Лескова', 'without a space'],
    ['"проезжей части"', 'a phrase'],
    ['яма -люк', 'without another word'],
    ['"яма на проезжей" или космодром', 'one of two'],
    ['огромнаяя ямма', 'misspelt'],
    ['Лекскова', 'a misspelt street'],
  ])('%s: %s', async (search) => {
    expect(await found('coordinator', search)).toEqual([pit]);
  });

  test.each([['яма люк'], ['"части проезжей"'], ['яма -огромная'], ['и на не'], ['-люк'], ['!!! ***'], ['\u0000\u0007']])('nothing by %j', async (search) => {
    expect(await found('coordinator', search)).toEqual([]);
  });

  test('everything by a blank one', async () => {
    expect(await found('coordinator', '  \n ')).toEqual(expect.arrayContaining([pit, hatch]));
  });
});

/** A public message that is registered. */
async function published(text: string, address = 'ул. Мира, 1'): Promise<string> {
  const id = await world.submit({ text, visibility: 'PUBLIC', location: { latitude: 55.03, longitude: 82.92, address } });
  await world.lead(id, 'REGISTERED');
  return id;
}

const STRANGERS = ['anonymous', 'boris', 'healthCoordinator'] as const;
const INSIDERS = ['anna', 'coordinator', 'operator'] as const;
const MACHINE: Viewer = { kind: 'machine', subject: 'm', login: 'client:m', scopes: ['appeals:read'], grants: [{ role: 'INTEGRATOR', cabinetId: null }], expiresAt: Number.MAX_SAFE_INTEGER };

describe('nobody finds by words that they may not read', () => {
  test('a private appeal is found by insiders alone', async () => {
    const id = await world.submit({ text: 'Трамвай гремит по ночам.' });
    for (const who of INSIDERS) expect(await found(who, 'трамвай')).toEqual([id]);
    for (const who of STRANGERS) expect(await found(who, 'трамвай')).toEqual([]);
    for (const who of STRANGERS) expect(await found(who, 'трамвйа')).toEqual([]);
  });

  test('a public message is found by everybody once it is public, and by nobody else when it is taken down', async () => {
    const id = await world.submit({ text: 'Фонтан не работает.', visibility: 'PUBLIC' });
    for (const who of STRANGERS) expect(await found(who, 'фонтаны')).toEqual([]);
    await world.lead(id, 'REGISTERED');
    for (const who of [...STRANGERS, ...INSIDERS, MACHINE]) expect(await found(who, 'фонтаны')).toEqual([id]);
    await redact(id, { target: 'APPEAL' });
    for (const who of STRANGERS) expect(await found(who, 'фонтаны')).toEqual([]);
    for (const who of INSIDERS) expect(await found(who, 'фонтаны')).toEqual([id]);
  });

  test('what a moderator has hidden finds nothing until it is shown again', async () => {
    const text = 'Виноват бригадир, пусть брусчатку положит заново.';
    const id = await published(text);
    expect(await found('anonymous', 'бригадир брусчатка')).toEqual([id]);
    const start = text.indexOf('бригадир');
    const { redaction } = await redact(id, { target: 'TEXT', ranges: [{ start, end: start + 'бригадир'.length }] });
    for (const who of STRANGERS) {
      expect(await found(who, 'бригадир')).toEqual([]);
      expect(await found(who, 'бригадирр')).toEqual([]);
      expect(await found(who, 'брусчатка -бригадир')).toEqual([id]);
      expect(await found(who, '"виноват пусть"')).toEqual([]);
      expect(await found(who, 'брусчатка')).toEqual([id]);
    }
    for (const who of INSIDERS) expect(await found(who, 'бригадир')).toEqual([id]);
    await redact(id, { target: 'TEXT' });
    for (const who of STRANGERS) expect(await found(who, 'брусчатка')).toEqual([]);
    await world.mutate('coordinator', 'liftRedaction', { appealId: id, redactionId: redaction.id });
    for (const who of STRANGERS) expect(await found(who, 'бригадир')).toEqual([]);
  });

  test('names, telephones and flats, which the public text leaves out, find nothing for the public', async () => {
    const id = await published('Меня зовут Прасковья Незабудкина, телефон +7 913 555-12-34, живу в квартире 981. Фасад осыпается.', 'ул. Фасадная, 44, кв. 981');
    expect(await found('anonymous', 'фасад осыпается Фасадная 44')).toEqual([id]);
    for (const search of ['Незабудкина', 'Прасковья', '"555 12 34"', '981', '"44 кв 981"']) {
      for (const who of STRANGERS) expect([search, await found(who, search)]).toEqual([search, []]);
      for (const who of INSIDERS) expect([search, await found(who, search)]).toEqual([search, [id]]);
    }
  });

  test('a draft of an answer is found by those who work on it, an approved one by its author too', async () => {
    const id = await published('Остановка без крыши.');
    await world.mutate('coordinator', 'assignAppeal', { appealId: id, executor: 'roads-executor' });
    await world.mutate('executor', 'answerAppeal', { appealId: id, text: 'Павильон установят осенью.' });
    for (const who of ['coordinator', 'operator'] as const) expect(await found(who, 'павильоны')).toEqual([id]);
    for (const who of ['anna', ...STRANGERS, MACHINE]) expect(await found(who as PersonName, 'павильоны')).toEqual([]);
    await world.mutate('approver', 'approveAnswer', { appealId: id });
    for (const who of ['anna', 'coordinator', MACHINE]) expect(await found(who as PersonName, 'павильоны')).toEqual([id]);
    for (const who of STRANGERS) expect(await found(who, 'павильоны')).toEqual([]);
  });

  test('a machine finds nothing by a flat', async () => {
    const id = await world.submit({ text: 'Скамейка сломана.', location: { latitude: 55.03, longitude: 82.92, address: 'ул. Скамеечная, 6, кв. 743' } });
    expect(await found(MACHINE, 'скамейка Скамеечная 6')).toEqual([id]);
    expect(await found(MACHINE, '743')).toEqual([]);
    expect(await found('anna', '743')).toEqual([id]);
  });

  test('of a category that has become private nothing is found any more', async () => {
    const id = await published('Аэрозоль в переходе.');
    await world.sql("update cabinets.published_category set private = true where id = 'roads.pothole'");
    for (const who of STRANGERS) expect(await found(who, 'аэрозоль')).toEqual([]);
    await world.sql("update cabinets.published_category set private = false where id = 'roads.pothole'");
    for (const who of STRANGERS) expect(await found(who, 'аэрозоль')).toEqual([id]);
  });

  test('a word like theirs finds what it did, however many private texts have words still more like it', async () => {
    const id = await published('Шлагбаум опущен.');
    for (const word of ['шлагбуам', 'шлагбумм', 'шлагбаамм', 'шлагббаум', 'шлагбаумм', 'шшлагбаум']) await world.submit({ text: `${word} тут` }, 'boris');
    expect(await found('anonymous', 'шлагбуаум')).toEqual([id]);
    expect(await found('anna', 'шлагбуаум')).toEqual([id]);
  });

  test('what went to another agency is found there and no longer here', async () => {
    const id = await world.submit({ text: 'Паром отменили.' });
    await world.lead(id, 'REDIRECTED');
    expect(await found('healthCoordinator', 'паром')).toEqual([id]);
    expect(await found('coordinator', 'паром')).toEqual([]);
  });

  test('a cabinet that takes part in an appeal of another finds it by what it reads of it', async () => {
    const id = await world.submit({ text: 'Причал затонул.', location: { latitude: 55.03, longitude: 82.92, address: 'ул. Причальная, 9, кв. 652' } });
    const scope = JSON.stringify({ everything: false, author: null, cabinets: [HEALTH.cabinet], sharedWith: [HEALTH.cabinet, ROADS.cabinet], published: true, sight: 'ALL' });
    const ask = (word: string) => forkFor(world.orm.em, PEOPLE.healthCoordinator).execute<{ id: string }[]>("select id from appeals.found(phraseto_tsquery('russian', ?), '', ?::jsonb, null, 10, false)", [word, scope]);
    expect(await ask('причал')).toEqual([]);
    await world.sql("update appeals.search_document set co_cabinet_ids = array[$2]::uuid[], words = words || array_to_tsvector(array['~' || $2::text]) where appeal_id = $1", [id, HEALTH.cabinet]);
    expect(await ask('причал')).toEqual([{ id }]);
    expect(await ask('652')).toEqual([]);
  });

  test('the functions of the database give nobody more than their tenant may read, whatever they are told', async () => {
    await world.submit({ text: 'Велодорожка обрывается.' });
    const everything = JSON.stringify({ everything: true, author: PEOPLE.anna.citizenId, cabinets: [ROADS.cabinet], published: true, sight: 'ALL' });
    const ask = (who: PersonName) => forkFor(world.orm.em, PEOPLE[who]).execute<{ id: string }[]>("select id from appeals.found('велодорожк', '', ?::jsonb, null, 10, true)", [everything]);
    for (const who of STRANGERS) expect(await ask(who)).toEqual([]);
    for (const who of INSIDERS) expect(await ask(who)).toHaveLength(1);
    const suggested = (who: PersonName) => forkFor(world.orm.em, PEOPLE[who]).execute<{ wide: string }[]>(`select wide::text from appeals.search_for('{"every": [[{"wordings": ["велодорожкаа"], "mayBeMisspelt": true}]], "none": []}', ?::jsonb)`, [everything]);
    for (const who of STRANGERS) expect(await suggested(who)).toEqual([{ wide: "'велодорожка'" }]);
    for (const who of INSIDERS) expect((await suggested(who))[0]!.wide).toContain("'велодорожк'");
  });

  test('who works on what is no condition for others', async () => {
    const id = await published('Турникет заело.');
    await world.mutate('coordinator', 'assignAppeal', { appealId: id, executor: 'roads-executor' });
    for (const who of ['anna', ...STRANGERS] as const) {
      expect(await found(who, 'турникет', { executor: 'roads-executor' })).toEqual([]);
      expect(await found(who, 'турникет', { unassigned: false })).toEqual([]);
    }
    expect(await found('coordinator', 'турникет', { executor: 'roads-executor' })).toEqual([id]);
    expect(await found('coordinator', 'турникет', { unassigned: true })).toEqual([]);
  });
});

async function redact(appealId: string, input: Record<string, unknown>): Promise<{ redaction: { id: string } }> {
  const mutation = 'mutation ($input: RedactAppealInput!) { redactAppeal(input: $input) { __typename ... on RedactAppealSuccess { redaction { id } } } }';
  const { redactAppeal } = await world.data('moderator', mutation, { input: { appealId, reason: 'PERSONAL_DATA', ...input } });
  return redactAppeal;
}

describe('a search', () => {
  test('finds a whole registration number', async () => {
    const id = await published('Парапет треснул.');
    const { appeal } = await world.data('coordinator', 'query ($id: ID!) { appeal(id: $id) { number } }', { id });
    for (const who of ['coordinator', 'anonymous'] as const) {
      expect(await found(who, appeal.number)).toEqual([id]);
      expect(await found(who, ` ${appeal.number.toLowerCase()}, `)).toEqual([id]);
    }
  });

  test('puts what fits best first, page by page, each once', async () => {
    const exact = [await world.submit({ text: 'Пандус.' }), await world.submit({ text: 'Длинный рассказ о том, как мы ждали и ждём, а пандус всё ещё не сделали, и колясочники страдают.' })];
    const alike = [await world.submit({ text: 'Пандсу.' }), await world.submit({ text: 'Панудс.' })].toSorted().toReversed();
    expect(await found('coordinator', 'пандус', {}, 'RELEVANCE')).toEqual([...exact, ...alike]);
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const query: string = 'query ($after: String) { appeals(first: 1, after: $after, filter: { search: "пандус" }, orderBy: RELEVANCE) { nodes { id } pageInfo { hasNextPage endCursor } } }';
      const { appeals } = await world.data('coordinator', query, { after });
      seen.push(...appeals.nodes.map(({ id }: { id: string }) => id));
      after = appeals.pageInfo.hasNextPage ? appeals.pageInfo.endCursor : null;
    } while (after !== null);
    expect(seen).toEqual([...exact, ...alike]);
  });

  test('goes on through many by any order, each once', async () => {
    const ids: string[] = [];
    for (let count = 0; count < 5; count++) ids.push(await world.submit({ text: `Ливнёвка номер ${count}.` }));
    for (const orderBy of ['NEWEST', 'OLDEST', 'DUE_FIRST', 'DUE_LAST', 'UPDATED_FIRST', 'UPDATED_LAST', 'WORST_RATED', 'BEST_RATED', 'RELEVANCE']) {
      const seen: string[] = [];
      let after: string | null = null;
      do {
        const query: string = 'query ($after: String, $orderBy: AppealOrder) { appeals(first: 2, after: $after, filter: { search: "ливневка" }, orderBy: $orderBy) { nodes { id } pageInfo { hasNextPage endCursor } } }';
        const { appeals } = await world.data('coordinator', query, { after, orderBy });
        seen.push(...appeals.nodes.map(({ id }: { id: string }) => id));
        after = appeals.pageInfo.hasNextPage ? appeals.pageInfo.endCursor : null;
      } while (after !== null);
      expect([orderBy, seen.toSorted()]).toEqual([orderBy, ids.toSorted()]);
    }
  });

  test('works within the list of an agency', async () => {
    const id = await published('Бордюр разрушен.');
    const query = 'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Agency { appeals(first: 5, filter: { search: "бордюры" }, orderBy: RELEVANCE) { nodes { id } } } } }';
    const representations = [ROADS, HEALTH].map(({ agency }) => ({ __typename: 'Agency', id: agency }));
    const { _entities } = await world.data('anonymous', query, { r: representations });
    expect(_entities.map(({ appeals }: { appeals: { nodes: unknown[] } }) => appeals.nodes)).toEqual([[{ id }], []]);
  });

  test.each([
    ['too long', { search: 'я'.repeat(501) }],
    ['much too long', { search: 'яма '.repeat(2_500) }],
  ])('that is %s is refused with a clear code', async (_, filter) => {
    const { errors } = await world.run('anonymous', 'query ($filter: AppealFilter) { appeals(filter: $filter) { nodes { id } } }', { filter });
    expect(errors?.map(({ extensions }) => extensions['code'])).toEqual(['BAD_USER_INPUT']);
  });

  test.each(["'; drop table appeals.appeal; --", '\\', "a'b", ':*', '&|!()<->', '"', '-"', '((', '\ud800', '🙂 🙂', 'ы'.repeat(500), '- - -', '"" or ""', 'или'])('takes %j for what it is', async (search) => {
    expect(await found('coordinator', search)).toEqual([]);
  });

  test.each([
    ['UPDATED_LAST', ['01a1f1bf-2b80-7e09-9fbb-28020800e5b7', '2026-02-31T00:00:00.000Z']],
    ['BEST_RATED', ['01a1f1bf-2b80-7e09-9fbb-28020800e5b7', '99999999999']],
    ['RELEVANCE', ['01a1f1bf-2b80-7e09-9fbb-28020800e5b7', '1; select']],
    ['OLDEST', ['nothing']],
  ])('refuses a forged cursor of %s', async (orderBy, keys) => {
    const query = 'query ($after: String, $orderBy: AppealOrder) { appeals(after: $after, filter: { search: "яма" }, orderBy: $orderBy) { nodes { id } } }';
    const { errors } = await world.run('coordinator', query, { after: encodePageCursor(`appeals ${orderBy}`, ...keys), orderBy });
    expect(errors?.map(({ extensions }) => extensions['code'])).toEqual(['BAD_CURSOR']);
  });
});

test.each([
  ['пандсу', 'пандус', 1],
  ['асвальт', 'асфальт', 1],
  ['асфлт', 'асфальт', 2],
  ['огромнаяя', 'огромн', 0],
  ['мост', 'куст', 2],
])('from %s to %s it is %i slips', async (typed, known, slips) => {
  expect(await world.sql('select appeals.slips($1, $2) as slips', [typed, known])).toEqual([{ slips }]);
});

describe('a list keeps only those', () => {
  const ids: Record<string, string> = {};
  const listed = async (who: PersonName, filter: Record<string, unknown>): Promise<string[]> => {
    const names = new Map(Object.entries(ids).map(([name, id]) => [id, name]));
    return (await found(who, 'эстакада', filter)).map((id) => names.get(id)!).toSorted();
  };
  beforeAll(async () => {
    const text = 'Эстакада.';
    ids['private'] = await world.submit({ text });
    ids['dust'] = await world.submit({ text, categoryId: 'roads.dust', details: null });
    ids['working'] = await world.submit({ text, visibility: 'PUBLIC' });
    await world.lead(ids['working'], 'IN_PROGRESS');
    ids['rated'] = await world.submit({ text, visibility: 'PUBLIC', location: { latitude: 53.73, longitude: 78.04, address: 'ул. Ленина, 5' } });
    await world.lead(ids['rated'], 'RATED');
    await world.sql("update appeals.appeal set submitted_at = '2026-11-01', channel = 'MOBILE', updated_at = '2027-01-01' where id = $1", [ids['rated']]);
    const file = `insert into appeals.attachment (id, appeal_id, part, owner_id, added_by, added_as, name, media_type, size, status, file_key, is_public, created_at)
      values (gen_random_uuid(), $1, 'APPEAL', gen_random_uuid(), 'x', 'x', 'x', 'image/png', 1, 'READY', gen_random_uuid(), $2, now())`;
    await world.sql(file, [ids['working'], true]);
    await world.sql(file, [ids['rated'], false]);
  });

  test.each<[string, PersonName, Record<string, unknown>, string[]]>([
    ['in one of some statuses', 'coordinator', { statuses: ['IN_PROGRESS', 'RATED'] }, ['rated', 'working']],
    ['in no status', 'coordinator', { statuses: [] }, []],
    ['of one of some categories', 'coordinator', { categoryIds: ['roads.dust', 'none such'] }, ['dust']],
    ['of a category that cannot be', 'coordinator', { categoryIds: ['\u0000'] }, []],
    ['of a channel', 'coordinator', { channel: 'MOBILE' }, ['rated']],
    ['of a municipality', 'coordinator', { territory: 'KRS' }, ['rated']],
    ['sent since then', 'coordinator', { submittedFrom: '2026-11-02T00:00:00Z' }, ['dust', 'private', 'working']],
    ['sent before then', 'coordinator', { submittedBefore: '2026-11-02T00:00:00Z' }, ['rated']],
    ['rated well', 'coordinator', { ratingAtLeast: 5 }, ['rated']],
    ['rated badly', 'coordinator', { ratingAtMost: 4 }, []],
    ['of an executor', 'coordinator', { executor: 'roads-executor' }, ['rated', 'working']],
    ['of nobody', 'coordinator', { unassigned: true }, ['dust', 'private']],
    ['with files', 'coordinator', { hasAttachments: true }, ['rated', 'working']],
    ['without files', 'coordinator', { hasAttachments: false }, ['dust', 'private']],
    ['with files, as far as the public knows', 'anonymous', { hasAttachments: true }, ['working']],
    ['without files, as far as the public knows', 'anonymous', { hasAttachments: false }, ['rated']],
    ['that fit all of it', 'coordinator', { statuses: ['RATED', 'REGISTERED'], channel: 'MOBILE', ratingAtLeast: 1, submittedBefore: '2026-11-02T00:00:00Z' }, ['rated']],
  ])('%s (%s)', async (_, who, filter, expected) => {
    expect(await listed(who, filter)).toEqual(expected);
  });

  test.each([
    ['WORST_RATED', 'rated'],
    ['BEST_RATED', 'rated'],
    ['UPDATED_LAST', 'rated'],
  ])('and begins by %s with the right one', async (orderBy, first) => {
    expect((await found('coordinator', 'эстакада', {}, orderBy))[0]).toBe(ids[first]);
  });
});

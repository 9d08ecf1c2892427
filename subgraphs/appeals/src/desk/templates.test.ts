/** Reply templates of a cabinet, through the graph of the subgraph. */
import { HEALTH, ROADS } from '../testing/cabinets-module.js';
import { PEOPLE, staff } from '../testing/people.js';
import { World, message } from '../testing/world.js';

const FAILURES = '... on ValidationFailed { issues { path code message } } ... on Forbidden { code } ... on NotFound { code } ... on Conflict { code }';
const TEMPLATE = '{ id title body version placeholders category { id } }';
const BODY = 'Здравствуйте, {{author.name}}!\nВаше обращение {{appeal.number}} от {{appeal.submittedOn}} («{{category.title}}») рассмотрит {{agency.title}} до {{deadline.dueOn}}. Исполнитель: {{executor.name}}. {{today}}';

const WHO = { ...PEOPLE, administrator: staff('roads-administrator', 'ADMINISTRATOR'), healthAdministrator: staff('health-administrator', 'ADMINISTRATOR', HEALTH.cabinet) };
type Who = keyof typeof WHO;

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world?.close());

async function send(who: Who, mutation: string, input: Record<string, unknown>) {
  const type = mutation.charAt(0).toUpperCase() + mutation.slice(1);
  const said = mutation === 'deleteReplyTemplate' ? 'templateId' : `template ${TEMPLATE}`;
  return (await world.data(WHO[who], `mutation ($input: ${type}Input!) { ${mutation}(input: $input) { __typename ... on ${type}Success { ${said} } ${FAILURES} } }`, { input }))[mutation];
}

let titles = 0;
const create = (input: Record<string, unknown> = {}, who: Who = 'administrator') => send(who, 'createReplyTemplate', { cabinetId: ROADS.cabinet, title: `Шаблон ${++titles}`, body: BODY, ...input });
const list = async (who: Who, args = '', cabinet = ROADS.cabinet) =>
  (await world.data(WHO[who], `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Cabinet { replyTemplates${args} { nodes ${TEMPLATE} pageInfo { hasNextPage endCursor } } } } }`, {
    of: [{ __typename: 'Cabinet', id: cabinet }],
  }))['_entities'][0].replyTemplates;
const draft = async (who: Who, appealId: string, templateId: string, authorName?: string) => {
  const answer = await world.run(WHO[who], 'query ($id: ID!, $templateId: ID!, $authorName: String) { appeal(id: $id) { replyDraft(templateId: $templateId, authorName: $authorName) { text unfilled { name reason message } template { id } } } }', {
    id: appealId,
    templateId,
    authorName,
  });
  return { draft: (answer.data?.['appeal'] as { replyDraft: { text: string; unfilled: { name: string; reason: string }[] } | null } | null)?.replyDraft, code: answer.errors?.[0]?.extensions['code'] };
};

describe('a reply template', () => {
  test('is kept by the administrator of its cabinet: made, changed, listed by title, taken away', async () => {
    const { template } = await create({ title: '  Яма   заделана ', categoryId: 'roads.pothole' });
    expect(template).toMatchObject({ title: 'Яма заделана', version: 1, category: { id: 'roads.pothole' }, placeholders: expect.arrayContaining(['author.name', 'today']) });
    const changed = await send('administrator', 'updateReplyTemplate', { templateId: template.id, expectedVersion: 1, body: 'Готово.', categoryId: null });
    expect(changed.template).toEqual({ ...template, body: 'Готово.', version: 2, category: null, placeholders: [] });
    expect((await list('executor')).nodes).toContainEqual(changed.template);
    expect(await send('administrator', 'updateReplyTemplate', { templateId: template.id, expectedVersion: 1, title: 'x' })).toMatchObject({ code: 'VERSION_MISMATCH' });
    expect(await send('administrator', 'deleteReplyTemplate', { templateId: template.id })).toMatchObject({ templateId: template.id });
    expect(await send('administrator', 'deleteReplyTemplate', { templateId: template.id })).toMatchObject({ code: 'NOT_FOUND' });
    expect((await list('auditor')).nodes).toEqual([]);
  });

  test('is for nobody else to keep, and for those of another cabinet not there', async () => {
    const { template } = await create();
    for (const who of ['executor', 'coordinator', 'healthAdministrator', 'operator', 'anna'] as const) expect(await create({}, who)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await send('coordinator', 'updateReplyTemplate', { templateId: template.id, title: 'x' })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await send('healthAdministrator', 'updateReplyTemplate', { templateId: template.id, title: 'x' })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await send('healthAdministrator', 'deleteReplyTemplate', { templateId: template.id })).toMatchObject({ code: 'NOT_FOUND' });
    for (const who of ['anonymous', 'anna', 'healthCoordinator'] as const) expect(await list(who)).toBeNull();
    expect((await list('operator')).nodes).toHaveLength(1);
    expect((await list('healthCoordinator', '', HEALTH.cabinet)).nodes).toEqual([]);
  });

  test.each([
    ['a blank title', { title: ' ' }, 'title', 'REQUIRED'],
    ['a long title', { title: 'x'.repeat(201) }, 'title', 'TOO_LONG'],
    ['no text', { body: '' }, 'body', 'REQUIRED'],
    ['a long text', { body: 'x'.repeat(10_001) }, 'body', 'TOO_LONG'],
    ['an unknown placeholder', { body: 'Да,\n{{author.phone}}' }, 'body', 'UNKNOWN_PLACEHOLDER'],
    ['the category of another cabinet', { categoryId: 'clinics.queue' }, 'categoryId', 'UNKNOWN_CATEGORY'],
    ['a category that cannot be', { categoryId: 'a\u0000' }, 'categoryId', 'UNKNOWN_CATEGORY'],
  ])('with %s is refused', async (_, input, field, code) => {
    expect((await create(input)).issues).toEqual([expect.objectContaining({ path: [field], code })]);
  });

  test('with the title of another one is a Conflict, made or changed', async () => {
    await create({ title: 'Занято' });
    const { template } = await create();
    expect(await create({ title: 'Занято' })).toMatchObject({ code: 'ALREADY_EXISTS' });
    expect(await send('administrator', 'updateReplyTemplate', { templateId: template.id, title: 'Занято' })).toMatchObject({ code: 'ALREADY_EXISTS' });
  });

  test('says where the unknown placeholder stands', async () => {
    const { issues } = await create({ body: 'Да,\n{{author.phone}}' });
    expect(issues[0].message).toContain('Строка 2, знак 1');
  });

  test('made twice with one key is one; two at once with one title are one and a Conflict', async () => {
    const input = { title: 'Дважды', idempotencyKey: 'template' };
    const first = await create(input);
    expect(await create(input)).toEqual(first);
    expect(await create({ ...input, body: 'x' })).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
    const both = await Promise.all([create({ title: 'Сразу' }), create({ title: 'Сразу' })]);
    expect(both.map(({ __typename: name }) => name).sort()).toEqual(['Conflict', 'CreateReplyTemplateSuccess']);
  });

  test('is found page by page and by category', async () => {
    await create({ title: 'Про пыль', categoryId: 'roads.dust' });
    const all = (await list('executor')).nodes.map(({ title }: { title: string }) => title);
    expect(all).toEqual([...all].sort());
    const { nodes, pageInfo } = await list('executor', '(first: 2)');
    const next = await list('executor', `(first: 100, after: "${pageInfo.endCursor}")`);
    expect([...nodes, ...next.nodes].map(({ title }: { title: string }) => title)).toEqual(all);
    expect((await list('executor', '(categoryId: "roads.pothole")')).nodes.map(({ title }: { title: string }) => title)).not.toContain('Про пыль');
  });
});

describe('a draft of a reply', () => {
  test('has the values of the appeal, its days in Russian, and says what is missing', async () => {
    const { template } = await create();
    const id = await world.submit({ location: { latitude: 55.03, longitude: 82.92, address: '{{today}}' } });
    const early = await draft('coordinator', id, template.id);
    expect(early.draft?.unfilled).toMatchObject([
      { name: 'author.name', reason: 'NAME_NOT_GIVEN' },
      { name: 'appeal.number', reason: 'NOT_REGISTERED' },
      { name: 'executor.name', reason: 'NOT_ASSIGNED' },
    ]);
    await world.lead(id, 'IN_PROGRESS');
    const { draft: late } = await draft('executor', id, template.id, 'Анна {{today}}');
    expect(late).toMatchObject({ unfilled: [], template: { id: template.id } });
    expect(late?.text).toBe(
      'Здравствуйте, Анна {{today}}!\nВаше обращение МТДХ-2026-1 от 19 ноября 2026 года («Ямы») рассмотрит Дороги до 3 декабря 2026 года. Исполнитель: roads-executor. 19 ноября 2026 года',
    );
    const { template: place } = await create({ body: 'Где: {{appeal.address}}' });
    expect((await draft('executor', id, place.id)).draft?.text).toBe('Где: {{today}}');
  });

  test('of what nobody stands behind names nobody', async () => {
    const { template } = await create();
    const { appeal } = await world.mutate('coordinator', 'recordIncident', { ...message(), link: 'https://vk.com/wall-1_1' });
    expect((await draft('executor', appeal.id, template.id, 'Анна')).draft?.unfilled).toContainEqual(expect.objectContaining({ name: 'author.name', reason: 'NO_AUTHOR' }));
  });

  test('is for those who work on the appeal, by the templates of their cabinet', async () => {
    const { template } = await create();
    const id = await world.submit({ visibility: 'PUBLIC' });
    await world.lead(id, 'IN_PROGRESS');
    for (const who of ['anna', 'boris', 'anonymous', 'healthCoordinator'] as const) expect((await draft(who, id, template.id)).draft).toBeNull();
    expect((await draft('auditor', id, template.id)).draft).toMatchObject({ template: { id: template.id } });
    const { template: foreign } = await send('healthAdministrator', 'createReplyTemplate', { cabinetId: HEALTH.cabinet, title: 'x', body: 'x' });
    for (const wrong of [foreign.id, 'x', id]) expect(await draft('executor', id, wrong)).toEqual({ draft: null, code: 'NOT_FOUND' });
    expect((await draft('executor', id, template.id, 'x'.repeat(201))).code).toBe('BAD_USER_INPUT');
  });
});

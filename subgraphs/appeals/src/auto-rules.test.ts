/** Rules of a cabinet: written by its administrator, tried before they act, and acting when an appeal is registered. */
import { ROADS } from './testing/cabinets-module.js';
import { PEOPLE, staff, type PersonName } from './testing/people.js';
import { World } from './testing/world.js';

const administrator = staff('roads-administrator', 'ADMINISTRATOR');
const stranger = staff('health-administrator', 'ADMINISTRATOR', 'ffffffff-ffff-4fff-8fff-ffffffffffff');
const RULE = 'id title enabled mode version problem executor coExecutors priority conditions { words wordsMode categoryIds territories channels kinds hazard }';

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world?.close());
beforeEach(async () => {
  await world.sql('delete from appeals.auto_rule');
  await world.sql('delete from cabinets.published_absence');
});

type Who = PersonName | typeof administrator;

async function write(mutation: string, input: Record<string, unknown>, who: Who = administrator) {
  const type = mutation.charAt(0).toUpperCase() + mutation.slice(1);
  const got = { deleteAutoRule: 'ruleId', reorderAutoRules: 'rules { id }' }[mutation] ?? `rule { ${RULE} }`;
  const source = `mutation ($input: ${type}Input!) { ${mutation}(input: $input) { __typename ... on ${type}Success { ${got} } ... on ValidationFailed { issues { path code } } ... on Failure { code } } }`;
  return (await world.data(who, source, { input }))[mutation];
}
const create = (input: Record<string, unknown>, who?: Who) => write('createAutoRule', { cabinetId: ROADS.cabinet, title: 'Правило', executor: 'roads-executor', enabled: true, ...input }, who);
const rules = async (who: Who = administrator, fields = RULE) => (await world.data(who, `query ($id: ID!) { _entities(representations: [{ __typename: "Cabinet", id: $id }]) { ... on Cabinet { autoRules { ${fields} } } } }`, { id: ROADS.cabinet }))._entities[0].autoRules;
const issues = async (result: Promise<{ issues?: { path: string[]; code: string }[]; code?: string }>): Promise<string> => {
  const { issues: found, code } = await result;
  return found === undefined ? String(code) : found.map((one) => `${one.path.join('.')} ${one.code}`).join(', ');
};

/** Registers a new message, and answers what it is then. */
async function registered(input: Record<string, unknown> = {}, who: Who = 'coordinator') {
  const id = await world.submit(input);
  const result = await world.mutate(who, 'registerAppeal', { appealId: id });
  const { appeal } = await world.data('coordinator', 'query ($id: ID!) { appeal(id: $id) { id status version executor coExecutors priority suggestedAssignee { executor isAutomatic rule { title } } history { status actor note comment } } }', { id });
  return { ...appeal, answered: result.appeal };
}

describe('an appeal that is registered', () => {
  test('is assigned by the first rule that is for it, in a step of its own that says which rule it was', async () => {
    await create({ title: 'Лёд', conditions: { words: ['гололёд', 'лед'] }, executor: 'roads-executor-2', priority: 'URGENT' });
    await create({ title: 'Ямы', conditions: { categoryIds: ['roads.pothole'] } });
    const ice = await registered({ text: 'Во дворе сплошной лёд, бабушка упала.' });
    expect(ice).toMatchObject({ status: 'IN_PROGRESS', version: 3, executor: 'roads-executor-2', priority: 'URGENT', suggestedAssignee: null, answered: { status: 'IN_PROGRESS', version: 3 } });
    expect(ice.history.slice(1)).toEqual([
      { status: 'REGISTERED', actor: 'roads-coordinator', note: null, comment: expect.stringContaining('Присвоен номер') },
      { status: 'IN_PROGRESS', actor: 'auto-rule', note: 'По правилу «Лёд»', comment: 'Назначен исполнитель' },
    ]);
    expect(await registered({ text: 'Глубокие ямы.' })).toMatchObject({ executor: 'roads-executor', priority: 'NORMAL' });
    const [event] = await world.sql("select type from events.outbox where type = 'appeal.assigned' limit 1");
    expect(event).toBeDefined();
    const seen = await world.data('anna', 'query ($id: ID!) { appeal(id: $id) { priority suggestedAssignee { executor } history { actor note } } }', { id: ice.id });
    expect(seen.appeal).toMatchObject({ priority: null, suggestedAssignee: null });
    expect(JSON.stringify(seen)).not.toContain('Лёд');
  });

  test('stays as it is when no rule is for it, or the rules are off', async () => {
    await create({ conditions: { kinds: ['INCIDENT'] } });
    await create({ enabled: false });
    expect(await registered()).toMatchObject({ status: 'REGISTERED', version: 2, executor: null, suggestedAssignee: null });
  });

  test('is only suggested to a coordinator by a rule that may not act, and by those that may before it is registered', async () => {
    await create({ title: 'Осторожно', mode: 'SUGGEST' });
    await create({ executor: 'roads-executor-2' });
    expect(await registered()).toMatchObject({ status: 'REGISTERED', suggestedAssignee: { executor: 'roads-executor', isAutomatic: false, rule: { title: 'Осторожно' } } });
    const id = await world.submit();
    const suggestion = async (who: Who) => (await world.data(who, 'query ($id: ID!) { appeal(id: $id) { suggestedAssignee { executor } } }', { id })).appeal.suggestedAssignee;
    expect([await suggestion('moderator'), await suggestion('anna')]).toEqual([{ executor: 'roads-executor' }, null]);
  });

  test('goes to who stands in for the executor of the rule; a rule that can do nothing is passed over, and says so', async () => {
    await create({ title: 'Ушёл' });
    await world.sql('delete from cabinets.published_staff_grant where login = $1', ['roads-executor']);
    await create({ title: 'В отпуске', executor: 'roads-executor-2' });
    await world.sql("insert into cabinets.published_absence values ($1, 'roads-executor-2', null, '2026-11-01', '2026-12-01', '2026-11-30')", [ROADS.cabinet]);
    expect(await registered()).toMatchObject({ status: 'REGISTERED', suggestedAssignee: null });
    expect((await rules()).map(({ problem }: { problem: string }) => problem)).toEqual([expect.stringContaining('больше не исполнитель'), expect.stringContaining('замещающего нет')]);
    await world.sql('insert into cabinets.published_staff_grant values ($1, $2, $3)', ['roads-executor', ROADS.cabinet, 'EXECUTOR']);
    await world.sql("update cabinets.published_absence set substitute = 'roads-executor'");
    await write('deleteAutoRule', { ruleId: (await rules())[0].id });
    const { executor, history } = await registered();
    expect([executor, history.at(-1).note]).toEqual(['roads-executor', expect.stringMatching(/^По правилу «В отпуске»; roads-executor вместо roads-executor-2/)]);
  });

  test('may get a priority alone, which a coordinator changes, and by which the queue is sorted', async () => {
    await create({ executor: null, priority: 'HIGH', conditions: { words: ['вода'] } });
    const high = await registered({ text: 'Вода заливает подвал.' });
    expect(high).toMatchObject({ status: 'REGISTERED', version: 3, priority: 'HIGH', executor: null });
    const normal = await registered();
    expect(await world.mutate('coordinator', 'setPriority', { appealId: normal.id, priority: 'URGENT' })).toMatchObject({ appeal: { status: 'REGISTERED', version: 3 } });
    const list = async (who: Who, filter: string) => (await world.data(who, `{ appeals(first: 2, filter: ${filter}, orderBy: URGENT_FIRST) { nodes { id } pageInfo { endCursor } } }`)).appeals;
    const { nodes } = await list('coordinator', '{ forWork: true }');
    expect(nodes).toContainEqual({ id: normal.id });
    const after = (await world.data('coordinator', '{ appeals(first: 1, orderBy: URGENT_FIRST) { pageInfo { endCursor } } }')).appeals.pageInfo.endCursor;
    const rest = await world.data('coordinator', 'query ($after: String) { appeals(first: 1, after: $after, orderBy: URGENT_FIRST) { nodes { priority } } }', { after });
    expect(rest.appeals.nodes[0].priority).not.toBe('NORMAL');
    expect((await list('coordinator', '{ priority: HIGH }')).nodes).toEqual([{ id: high.id }]);
    expect((await list('anna', '{ priority: HIGH }')).nodes).toEqual([]);
    expect((await list('anna', '{}')).nodes).toEqual([]);
  });
});

describe('before it acts', () => {
  test('a rule is tried on words that nobody has sent: which one would act, and why the others would not', async () => {
    await create({ title: 'Выключено', enabled: false });
    await create({ title: 'Гололёд', conditions: { words: ['гололёд', 'посыпать песком'], wordsMode: 'ALL', territories: ['NSK'], hazard: true } });
    await create({ title: 'Остальное' });
    const source = 'query ($input: TestAutoRulesInput!) { testAutoRules(input: $input) { rule { title } matches fires reasons } }';
    const trial = async (input: Record<string, unknown>) => (await world.data(administrator, source, { input: { cabinetId: ROADS.cabinet, ...input } })).testAutoRules.map((one: Record<string, unknown>) => [one['matches'], one['fires']]);
    const [off, ice, rest] = (await world.data(administrator, source, { input: { cabinetId: ROADS.cabinet, text: 'Гололеда много, посыпьте песком!', territory: 'KRS', hazard: true } })).testAutoRules;
    expect([off.matches, off.fires, ice.matches, rest.fires]).toEqual([true, false, false, true]);
    expect(ice.reasons).toEqual(['территория: KRS, нужна одна из: NSK', 'есть опасность', 'нет слов: посыпать песком']);
    expect(await trial({ text: 'Гололедом всё покрыто, просили посыпать песком.', territory: 'NSK', hazard: true })).toEqual([[true, false], [true, true], [true, false]]);
    expect(await trial({ text: 'Песок и соль', territory: 'NSK' })).toEqual([[true, false], [false, false], [true, true]]);
    const { errors } = await world.run('anna', source, { input: { cabinetId: ROADS.cabinet, text: 'Лёд' } });
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    expect((await world.run(administrator, source, { input: { cabinetId: ROADS.cabinet, text: 'я'.repeat(10_001) } })).errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    expect((await world.run(administrator, source, { input: { cabinetId: 'no', text: '\u0000' } })).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });

  test('it says on which of the newest appeals it would have acted', async () => {
    const id = await world.submit({ text: 'Сломана остановка.' });
    await create({ title: 'Остановки', enabled: false, conditions: { words: ['остановки'] } });
    const [rule] = await rules(administrator, 'matches(first: 5) { appeal { id } reasons }');
    expect(rule.matches).toEqual([{ appeal: { id }, reasons: ['есть слова: остановки'] }]);
  });
});

describe('the rules', () => {
  test('are written, changed, put in order and taken away by the administrator, once for each key', async () => {
    const { rule: first } = await create({ title: '  Первое   правило ', idempotencyKey: 'a' });
    expect((await create({ title: '  Первое   правило ', idempotencyKey: 'a' })).rule.id).toBe(first.id);
    expect(first).toMatchObject({ title: 'Первое правило', version: 1, mode: 'ASSIGN', problem: null });
    const { rule: second } = await create({ title: 'Второе', enabled: undefined });
    expect(second.enabled).toBe(false);
    expect(await write('updateAutoRule', { ruleId: second.id, expectedVersion: 1, enabled: true, executor: null, priority: 'HIGH', conditions: { words: ['лёд', 'лёд'], hazard: false } })).toMatchObject({
      rule: { version: 2, enabled: true, executor: null, priority: 'HIGH', conditions: { words: ['лёд'], hazard: false, categoryIds: [] } },
    });
    expect(await write('updateAutoRule', { ruleId: second.id, expectedVersion: 1, enabled: false })).toMatchObject({ code: 'VERSION_MISMATCH' });
    expect((await write('reorderAutoRules', { cabinetId: ROADS.cabinet, ruleIds: [second.id, first.id] })).rules).toEqual([{ id: second.id }, { id: first.id }]);
    expect((await rules()).map(({ id }: { id: string }) => id)).toEqual([second.id, first.id]);
    expect(await issues(write('reorderAutoRules', { cabinetId: ROADS.cabinet, ruleIds: [second.id] }))).toBe('ruleIds NOT_ALL');
    expect(await issues(write('reorderAutoRules', { cabinetId: ROADS.cabinet, ruleIds: [second.id, second.id] }))).toBe('ruleIds NOT_ALL');
    expect(await write('deleteAutoRule', { ruleId: first.id })).toMatchObject({ ruleId: first.id });
    expect(await issues(write('deleteAutoRule', { ruleId: first.id }))).toBe('NOT_FOUND');
  });

  test('are refused when something is wrong with them, and nothing is written', async () => {
    const wrong = (input: Record<string, unknown>) => issues(create(input));
    expect(await wrong({ title: ' ' })).toBe('title REQUIRED');
    expect(await wrong({ executor: null })).toBe('executor REQUIRED');
    for (const executor of ['health-executor', 'nobody', 'a\u0000']) expect(await wrong({ executor })).toBe('executor UNKNOWN_EXECUTOR');
    expect(await wrong({ coExecutors: ['roads-executor'] })).toBe('coExecutors OUT_OF_RANGE');
    expect(await wrong({ coExecutors: ['nobody'] })).toBe('coExecutors.0 UNKNOWN_EXECUTOR');
    expect(await wrong({ conditions: { words: ['и', 'яма', '***'] } })).toBe('conditions.words.0 EMPTY_WORD, conditions.words.2 EMPTY_WORD');
    expect(await wrong({ conditions: { words: ['\u0000'] } })).toBe('conditions.words.0 BAD_TEXT');
    expect(await wrong({ conditions: { words: Array.from({ length: 51 }, (_, index) => `слово${index}`) } })).toBe('conditions.words TOO_MANY');
    expect(await wrong({ conditions: { categoryIds: ['roads.pothole', 'no.such', '\u0000'] } })).toBe('conditions.categoryIds.1 UNKNOWN_CATEGORY, conditions.categoryIds.2 UNKNOWN_CATEGORY');
    expect(await wrong({ conditions: { territories: ['MOON'] } })).toBe('conditions.territories.0 UNKNOWN_TERRITORY');
    expect(await rules()).toEqual([]);
    const { rule } = await create({});
    expect(await issues(write('updateAutoRule', { ruleId: rule.id, executor: null }))).toBe('executor REQUIRED');
    for (const ruleId of ['no id', ROADS.cabinet]) expect(await issues(write('updateAutoRule', { ruleId, enabled: false }))).toBe('NOT_FOUND');
    expect(await rules()).toMatchObject([{ executor: 'roads-executor', version: 1 }]);
  });

  test('are for the cabinet: others neither see nor write them, colleagues only see them', async () => {
    const { rule } = await create({});
    for (const who of [PEOPLE.coordinator, PEOPLE.operator, PEOPLE.anna, stranger]) {
      expect(await issues(create({}, who))).toBe('FORBIDDEN');
      expect(['FORBIDDEN', 'NOT_FOUND']).toContain(await issues(write('updateAutoRule', { ruleId: rule.id, enabled: false }, who)));
      expect(['FORBIDDEN', 'NOT_FOUND']).toContain(await issues(write('deleteAutoRule', { ruleId: rule.id }, who)));
    }
    expect([await rules('anna'), await rules(stranger), (await rules('coordinator')).length]).toEqual([null, null, 1]);
  });

  test('are at most two hundred', async () => {
    await create({});
    await world.sql(`insert into appeals.auto_rule select gen_random_uuid(), cabinet_id, position, title, false, mode, conditions, executor, co_executors, priority, 1 from appeals.auto_rule cross join generate_series(1, 199)`);
    expect(await issues(create({}))).toBe('cabinetId TOO_MANY');
  });
});

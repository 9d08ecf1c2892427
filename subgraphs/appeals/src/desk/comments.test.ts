/** Notes of a cabinet's staff on appeals, through the graph of the subgraph. */
import { PEOPLE, staff } from '../testing/people.js';
import { World } from '../testing/world.js';

const FAILURES = '... on ValidationFailed { issues { path code } } ... on Forbidden { code } ... on NotFound { code } ... on Conflict { code }';
const COMMENT = '{ id author authorRole text mentions at }';
const WHO = { ...PEOPLE, machine: { kind: 'machine', subject: 'm', login: 'client:m', scopes: ['appeals:read', 'appeals:write'], grants: [{ role: 'INTEGRATOR', cabinetId: null }], expiresAt: Infinity } as const };
type Who = keyof typeof WHO;

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world?.close());

async function send(who: Who, mutation: string, input: Record<string, unknown>) {
  const type = mutation.charAt(0).toUpperCase() + mutation.slice(1);
  const said = mutation === 'deleteInternalComment' ? 'commentId' : `comment ${COMMENT}`;
  return (await world.data(WHO[who], `mutation ($input: ${type}Input!) { ${mutation}(input: $input) { __typename ... on ${type}Success { ${said} } ${FAILURES} } }`, { input }))[mutation];
}
const add = (who: Who, appealId: string, input: Record<string, unknown> = {}) => send(who, 'addInternalComment', { appealId, text: 'Позвоните подрядчику.', ...input });
const read = async (who: Who, id: string, args = '') =>
  ((await world.run(WHO[who], `query ($id: ID!) { appeal(id: $id) { internalComments${args} { nodes ${COMMENT} pageInfo { hasNextPage endCursor } } } }`, { id })).data?.['appeal'] as { internalComments: { nodes: { text: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } | null } | null)?.internalComments;

describe('a note on an appeal', () => {
  test('is read by the colleagues, the first one first, page by page, and changes nothing of the appeal', async () => {
    const id = await world.submit();
    const before = await world.counts();
    const { comment } = await add('executor', id, { text: '<p>Кто&nbsp;едет?</p>', mentions: ['roads-coordinator', 'roads-coordinator'] });
    expect(comment).toMatchObject({ author: 'roads-executor', authorRole: 'EXECUTOR', mentions: ['roads-coordinator'] });
    await add('coordinator', id);
    expect((await read('auditor', id))?.nodes).toMatchObject([{ author: 'roads-executor', text: 'Кто едет?' }, { author: 'roads-coordinator', authorRole: 'COORDINATOR' }]);
    const first = await read('coordinator', id, '(first: 1)');
    expect(first?.pageInfo.hasNextPage).toBe(true);
    expect((await read('coordinator', id, `(after: "${first?.pageInfo.endCursor}")`))?.nodes).toMatchObject([{ author: 'roads-coordinator' }]);
    expect(await world.counts()).toEqual(before);
    expect(await world.data('anna', '{ appeals(first: 1) { nodes { version history { version } } } }')).toMatchObject({ appeals: { nodes: [{ version: 1, history: [{ version: 1 }] }] } });
  });

  test('is for nobody else to read or write, above all not for the author, also of a public one', async () => {
    const id = await world.submit({ visibility: 'PUBLIC' });
    await world.lead(id, 'IN_PROGRESS');
    await add('executor', id);
    for (const who of ['anna', 'boris', 'anonymous', 'healthCoordinator', 'machine'] as const) {
      expect(await read(who, id)).toBeNull();
      expect(await add(who, id)).toMatchObject({ code: 'FORBIDDEN' });
    }
    expect((await read('operator', id))?.nodes).toHaveLength(1);
    for (const who of ['auditor', 'operator'] as const) expect(await add(who, id)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await add('executor', 'x')).toMatchObject({ code: 'NOT_FOUND' });
  });

  test('is hidden from an author who works in the cabinet', async () => {
    const own = staff('roads-executor-2', 'EXECUTOR');
    const submit = `mutation ($input: SubmitAppealInput!) { submitAppeal(input: $input) { ... on SubmitAppealSuccess { appeal { id internalComments { nodes { id } } } } } }`;
    const { appeal } = (await world.data(own, submit, { input: { idempotencyKey: 'own', categoryId: 'roads.dust', text: 'Пыль' } }))['submitAppeal'];
    await add('coordinator', appeal.id);
    expect(appeal.internalComments).toBeNull();
    expect(await read('otherExecutor', appeal.id)).toBeNull();
    expect(await add('otherExecutor', appeal.id)).toMatchObject({ code: 'FORBIDDEN' });
    expect((await read('executor', appeal.id))?.nodes).toHaveLength(1);
  });

  test('stays with the cabinet when the appeal goes to another agency', async () => {
    const id = await world.submit();
    await add('coordinator', id);
    await world.lead(id, 'REDIRECTED');
    expect((await read('healthCoordinator', id))?.nodes).toEqual([]);
    await add('healthCoordinator', id, { text: 'Наше.' });
    expect((await read('healthCoordinator', id))?.nodes).toMatchObject([{ text: 'Наше.' }]);
    expect((await read('operator', id))?.nodes).toHaveLength(2);
    expect(await add('coordinator', id)).toMatchObject({ code: 'FORBIDDEN' });
  });

  test.each([
    ['no text', { text: ' \u200b' }, ['text'], 'REQUIRED'],
    ['a long text', { text: 'x'.repeat(10_001) }, ['text'], 'TOO_LONG'],
    ['somebody of another cabinet', { mentions: ['roads-coordinator', 'health-executor'] }, ['mentions', '1'], 'UNKNOWN_COLLEAGUE'],
    ['too many colleagues', { mentions: Array.from({ length: 21 }, (_, index) => `x${index}`) }, ['mentions'], 'OUT_OF_RANGE'],
  ])('with %s is refused', async (_, input, path, code) => {
    const id = await world.submit();
    expect((await add('coordinator', id, input)).issues).toEqual([{ path, code }]);
    expect((await read('coordinator', id))?.nodes).toEqual([]);
  });

  test('is taken back by whoever wrote it, within fifteen minutes', async () => {
    const id = await world.submit();
    const { comment: mine } = await add('executor', id, { idempotencyKey: 'note' });
    expect((await add('executor', id, { idempotencyKey: 'note' })).comment).toEqual(mine);
    expect(await send('coordinator', 'deleteInternalComment', { commentId: mine.id })).toMatchObject({ code: 'FORBIDDEN' });
    for (const who of ['anna', 'healthExecutor'] as const) expect(await send(who, 'deleteInternalComment', { commentId: mine.id })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await send('executor', 'deleteInternalComment', { commentId: mine.id })).toMatchObject({ commentId: mine.id });
    expect((await read('executor', id))?.nodes).toEqual([]);
    const { comment: old } = await add('executor', id);
    const began = world.clock.now();
    world.clock.set(new Date(began.getTime() + 15 * 60_000 + 1));
    expect(await send('executor', 'deleteInternalComment', { commentId: old.id })).toMatchObject({ code: 'TOO_LATE' });
    world.clock.set(began);
  });
});

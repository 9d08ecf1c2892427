/** Steps that are taken with many appeals at once, through the graph of the subgraph. */
import { HEALTH } from '../testing/cabinets-module.js';
import type { PersonName } from '../testing/people.js';
import { World } from '../testing/world.js';

const FAILURES = '... on ValidationFailed { issues { path code } } ... on Forbidden { code } ... on NotFound { code } ... on Conflict { code }';

/** The single step of each, and an appeal for it. */
const STEPS: Readonly<Record<string, { single: string; from: string; who: PersonName; input?: Record<string, unknown>; status: string }>> = {
  bulkModerate: { single: 'ModerateAppeal', from: 'SUBMITTED', who: 'moderator', status: 'MODERATED' },
  bulkRegister: { single: 'RegisterAppeal', from: 'SUBMITTED', who: 'coordinator', status: 'REGISTERED' },
  bulkAssign: { single: 'AssignAppeal', from: 'REGISTERED', who: 'coordinator', input: { executor: 'roads-executor' }, status: 'IN_PROGRESS' },
  bulkReject: { single: 'RejectAppeal', from: 'SUBMITTED', who: 'moderator', input: { ground: 'OUT_OF_SCOPE' }, status: 'REJECTED' },
  bulkRedirect: { single: 'RedirectAppeal', from: 'REGISTERED', who: 'coordinator', input: { agencyId: HEALTH.agency, comment: 'Это к ним.' }, status: 'REDIRECTED' },
  bulkExtend: { single: 'ExtendDeadline', from: 'IN_PROGRESS', who: 'approver', input: { days: 5, ground: 'Ждём подрядчика.' }, status: 'IN_PROGRESS' },
  bulkPostpone: { single: 'PostponeAppeal', from: 'IN_PROGRESS', who: 'coordinator', input: { promisedOn: '2027-05-15', comment: 'Весной.' }, status: 'POSTPONED' },
  bulkApprove: { single: 'ApproveAnswer', from: 'ON_APPROVAL', who: 'approver', status: 'ANSWERED' },
};

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterEach(() => void onCommit(() => undefined));
afterAll(() => world?.close());

async function run(mutation: string, input: Record<string, unknown>, who: PersonName = STEPS[mutation]!.who) {
  const type = mutation.charAt(0).toUpperCase() + mutation.slice(1);
  const document = `mutation ($input: ${type}Input!) { ${mutation}(input: $input) { __typename ${FAILURES} ... on ${type}Success { done refused
    results { appealId outcome { __typename ... on ${STEPS[mutation]!.single}Success { appeal { id number version status } } ${FAILURES} } } } } }`;
  const { data, errors } = await world.run(who, document, { input: { ...STEPS[mutation]!.input, ...input } });
  return { answer: data?.[mutation] as Answered, errors: errors?.map(({ path, extensions }) => ({ path, code: extensions['code'] })) };
}
interface Answered {
  readonly __typename: string;
  readonly done: number;
  readonly refused: number;
  readonly code?: string;
  readonly issues?: unknown;
  readonly results: { appealId: string; outcome: { __typename: string; code?: string; appeal?: { id: string; number: string; version: number; status: string } } | null }[];
}

const several = async (count: number, to = 'SUBMITTED'): Promise<string[]> => {
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1) ids.push(await world.submit());
  for (const id of ids) await world.lead(id, to);
  return ids;
};
const versions = async (ids: readonly string[]) => (await world.sql('select version from appeals.appeal where id = any ($1) order by array_position($1, id)', [ids])).map((row) => row['version']);

/** Does something after the transaction of an item, which has its number from 1. */
function onCommit(then: (count: number) => void): void {
  let count = 0;
  Object.defineProperty(world.committed, 'count', { configurable: true, get: () => count, set: (value: number) => then((count = value)) });
}

test.each(Object.entries(STEPS))('%s does what the single step does, with each', async (mutation, { single, from, status }) => {
  const ids = await several(2, from);
  const before = await world.counts();
  const { answer } = await run(mutation, { appealIds: ids });
  expect(answer).toMatchObject({ done: 2, refused: 0 });
  expect(answer.results).toEqual(ids.map((id) => ({ appealId: id, outcome: { __typename: `${single}Success`, appeal: expect.objectContaining({ id, status }) as unknown } })));
  const after = await world.counts();
  expect([after.history - before.history, after.event - before.event]).toEqual([2, 2]);
});

test('each is judged by itself, in the order of the list, once', async () => {
  const [first, second, third] = (await several(3)) as [string, string, string];
  await world.lead(second, 'REGISTERED');
  const foreign = await world.submit({ categoryId: 'clinics.queue', details: { clinicQueue: { days: 3 } } });
  const nobody = '00000000-0000-7000-8000-000000000000';
  const appealIds = [third, second, 'x\u0000', foreign, first.toUpperCase(), nobody, third];
  const { answer } = await run('bulkRegister', { appealIds, expectedVersions: [{ appealId: first, version: 7 }], idempotencyKey: 'mixed' });
  expect(answer).toMatchObject({ done: 1, refused: 5 });
  expect(answer.results.map(({ appealId, outcome }) => [appealId, outcome?.code ?? outcome?.appeal?.status])).toEqual([
    [third, 'REGISTERED'],
    [second, 'WRONG_STATUS'],
    ['x\u0000', 'NOT_FOUND'],
    [foreign, 'FORBIDDEN'],
    [first, 'VERSION_MISMATCH'],
    [nobody, 'NOT_FOUND'],
  ]);
  expect(await versions([first, second, third])).toEqual([1, 2, 2]);
  await world.lead(first, 'REGISTERED');
  // What was refused stays so with this key; what has changed since is shown as it is.
  expect((await run('bulkRegister', { appealIds, expectedVersions: [{ appealId: first, version: 7 }], idempotencyKey: 'mixed' })).answer).toEqual(answer);
});

test('numbers follow the order of the list', async () => {
  const ids = (await several(3)).reverse();
  const places = (await run('bulkRegister', { appealIds: ids })).answer.results.map(({ outcome }) => Number(outcome?.appeal?.number.split('-').at(-1)));
  expect(places).toEqual([0, 1, 2].map((index) => places[0]! + index));
});

test.each([
  ['no appeals', { appealIds: [] }, ['appealIds'], 'OUT_OF_RANGE'],
  ['501 appeals', { appealIds: Array.from({ length: 501 }, (_, index) => String(index)) }, ['appealIds'], 'OUT_OF_RANGE'],
  ['a malformed key', { appealIds: ['x'], idempotencyKey: '\n' }, ['idempotencyKey'], 'BAD_TEXT'],
])('with %s all is refused', async (_, input, path, code) => {
  expect((await run('bulkAssign', input)).answer).toMatchObject({ __typename: 'ValidationFailed', issues: [{ path, code }] });
});

test('who may take the step nowhere is refused at once', async () => {
  for (const who of ['anonymous', 'anna', 'executor', 'auditor', 'operator'] as const) {
    expect((await run('bulkAssign', { appealIds: ['x'] }, who)).answer).toEqual({ __typename: 'Forbidden', code: 'FORBIDDEN' });
  }
  const ids = await several(1);
  expect((await run('bulkRegister', { appealIds: ids }, 'healthCoordinator')).answer.results[0]?.outcome).toEqual({ __typename: 'Forbidden', code: 'FORBIDDEN' });
});

describe('with a key', () => {
  test('what was done is not done again, and another body is refused', async () => {
    const appealIds = await several(2);
    const input = { appealIds, idempotencyKey: 'again' };
    const { answer } = await run('bulkRegister', input);
    const before = await world.counts();
    expect((await run('bulkRegister', input)).answer).toEqual(answer);
    expect((await run('bulkRegister', { ...input, appealIds: appealIds.slice(1) })).answer).toEqual({ __typename: 'Conflict', code: 'IDEMPOTENCY_KEY_REUSED' });
    expect(await world.counts()).toEqual(before);
  });

  test('two at once do it once, and answer the same', async () => {
    const input = { appealIds: await several(5), idempotencyKey: 'both' };
    const [one, other] = await Promise.all([run('bulkRegister', input), run('bulkRegister', input)]);
    expect(one.answer).toMatchObject({ done: 5 });
    expect(other.answer).toEqual(one.answer);
    expect(await versions(input.appealIds)).toEqual([2, 2, 2, 2, 2]);
  });

  test('a request that broke off goes on where it stopped', async () => {
    const input = { appealIds: await several(8), idempotencyKey: 'broken' };
    onCommit((count) => {
      if (count > 2) throw new Error('The process has died');
    });
    expect((await run('bulkRegister', input)).errors).toEqual([{ path: ['bulkRegister'], code: 'INTERNAL_SERVER_ERROR' }]);
    expect(await versions(input.appealIds)).toEqual([2, 2, 2, 2, 2, 1, 1, 1]);
    onCommit(() => undefined);
    expect((await run('bulkRegister', input)).answer).toMatchObject({ done: 8, refused: 0 });
    expect(await versions(input.appealIds)).toEqual(Array(8).fill(2));
  });

  test('what there was no time for waits for the retry', async () => {
    const input = { appealIds: await several(4), idempotencyKey: 'slow' };
    onCommit((count) => {
      if (count === 2) world.clock.set(new Date(world.clock.now().getTime() + 20_001));
    });
    const { answer } = await run('bulkRegister', input);
    expect(answer.results.map(({ outcome }) => outcome?.code ?? outcome?.appeal?.status)).toEqual(['REGISTERED', 'REGISTERED', 'NOT_REACHED', 'NOT_REACHED']);
    expect((await run('bulkRegister', input)).answer).toMatchObject({ done: 4, refused: 0 });
    expect(await versions(input.appealIds)).toEqual([2, 2, 2, 2]);
  });
});

test('a fault of ours at one is an error of its place, and spoils no other', async () => {
  const appealIds = await several(3);
  onCommit((count) => {
    if (count === 2) throw new Error('Once');
  });
  const { answer, errors } = await run('bulkRegister', { appealIds });
  expect(answer.results.map(({ outcome }) => outcome?.appeal?.status ?? null)).toEqual(['REGISTERED', null, 'REGISTERED']);
  expect(errors).toEqual([{ path: ['bulkRegister', 'results', 1, 'outcome'], code: 'INTERNAL_SERVER_ERROR' }]);
});

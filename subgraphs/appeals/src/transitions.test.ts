import { newId } from '@otklik/base';
import { AppealStatus } from './domain/appeal-status.js';
import { PEOPLE, type PersonName } from './testing/people.js';
import { World } from './testing/world.js';

/** Every mutation of an existing appeal: what it is told, from where to where it leads, and for whom. */
const MUTATIONS: { name: string; input: Record<string, unknown>; way: Partial<Record<AppealStatus, AppealStatus>>; by: PersonName[] }[] = [
  { name: 'registerAppeal', input: {}, way: { SUBMITTED: AppealStatus.REGISTERED }, by: ['coordinator', 'moderator'] },
  {
    name: 'assignAppeal',
    input: { executor: 'roads-executor-2' },
    way: { REGISTERED: AppealStatus.IN_PROGRESS, IN_PROGRESS: AppealStatus.IN_PROGRESS },
    by: ['coordinator'],
  },
  { name: 'answerAppeal', input: { text: 'Сделано.' }, way: { IN_PROGRESS: AppealStatus.ON_APPROVAL }, by: ['executor'] },
  { name: 'approveAnswer', input: {}, way: { ON_APPROVAL: AppealStatus.ANSWERED }, by: ['approver'] },
  { name: 'rateAnswer', input: { score: 3 }, way: { ANSWERED: AppealStatus.RATED }, by: ['anna'] },
];
const STATUSES = Object.values(AppealStatus);
const EVERYBODY = Object.keys(PEOPLE) as PersonName[];
/** Before the first assignment any executor of the cabinet learns that it is too early. */
const UNASSIGNED: AppealStatus[] = [AppealStatus.SUBMITTED, AppealStatus.REGISTERED];

let world: World;
const standing = new Map<AppealStatus, string>();
beforeAll(async () => {
  world = await World.open();
  for (const status of STATUSES) standing.set(status, await at(status));
});
afterAll(() => world?.close());

async function at(status: AppealStatus): Promise<string> {
  const id = await world.submit();
  if (status !== AppealStatus.SUBMITTED) await world.lead(id, status);
  return id;
}

function mayTry(mutation: (typeof MUTATIONS)[number], who: PersonName, status: AppealStatus): boolean {
  if (mutation.name === 'answerAppeal' && who === 'otherExecutor') return UNASSIGNED.includes(status);
  return mutation.by.includes(who);
}

/** What only the author may do tells others nothing of a private appeal. */
function knowsOf(mutation: (typeof MUTATIONS)[number], who: PersonName): boolean {
  return mutation.name !== 'rateAnswer' || !['boris', 'healthCoordinator', 'healthExecutor', 'healthApprover'].includes(who);
}

const cases = MUTATIONS.flatMap((mutation) =>
  STATUSES.flatMap((status) => EVERYBODY.map((who) => [mutation.name, status, who, mutation] as const)),
);

describe('every change by everybody from every status', () => {
  test.each(cases)('%s of a %s appeal by %s', async (name, status, who, mutation) => {
    const to = mutation.way[status];
    if (mayTry(mutation, who, status) && to !== undefined) {
      const appealId = await at(status);
      const [before] = await world.sql('select version from appeals.appeal where id = $1', [appealId]);
      const version = (before!['version'] as number) + 1;
      expect(await world.mutate(who, name, { ...mutation.input, appealId, expectedVersion: version - 1 })).toMatchObject({
        appeal: { status: to, version },
      });
      return;
    }
    const appealId = standing.get(status)!;
    const before = await everything(appealId);
    const refusal = mayTry(mutation, who, status)
      ? { __typename: 'Conflict', code: 'WRONG_STATUS' }
      : knowsOf(mutation, who)
        ? { __typename: 'Forbidden', code: 'FORBIDDEN' }
        : { __typename: 'NotFound', code: 'NOT_FOUND' };
    expect(await world.mutate(who, name, { ...mutation.input, appealId })).toEqual(refusal);
    expect(await everything(appealId)).toEqual(before);
  });

  test('covers every pair at least once with success', () => {
    const ways = MUTATIONS.flatMap(({ way }) => Object.keys(way));
    expect(ways).toHaveLength(6);
    expect(cases).toHaveLength(MUTATIONS.length * STATUSES.length * EVERYBODY.length);
  });
});

describe('refusals come in one order', () => {
  const nowhere = newId();
  test.each<[string, PersonName, Record<string, unknown>, object]>([
    ['no role anywhere, though there is no such appeal', 'boris', { appealId: nowhere, text: '' }, { __typename: 'Forbidden' }],
    ['no such appeal, though the text is empty', 'executor', { appealId: nowhere, text: '' }, { __typename: 'NotFound' }],
    ['an id that is none', 'executor', { appealId: 'x', text: '' }, { __typename: 'NotFound' }],
    ['another cabinet, though the text is empty', 'healthExecutor', { appealId: 'IN_PROGRESS', text: '' }, { __typename: 'Forbidden' }],
    ['a colleague’s appeal, though the text is empty', 'otherExecutor', { appealId: 'IN_PROGRESS', text: '' }, { __typename: 'Forbidden' }],
    [
      'an empty text, though the version is old',
      'executor',
      { appealId: 'IN_PROGRESS', text: '', expectedVersion: 1 },
      { __typename: 'ValidationFailed' },
    ],
    ['an answer that shows nothing', 'executor', { appealId: 'IN_PROGRESS', text: '<p>&nbsp;</p>' }, { __typename: 'ValidationFailed' }],
    [
      'an old version, though the status is wrong',
      'executor',
      { appealId: 'RATED', text: 'x', expectedVersion: 1 },
      { __typename: 'Conflict', code: 'VERSION_MISMATCH' },
    ],
    ['a wrong status', 'executor', { appealId: 'RATED', text: 'x' }, { __typename: 'Conflict', code: 'WRONG_STATUS' }],
  ])('%s', async (_, who, { appealId, ...input }, expected) => {
    const id = standing.get(appealId as AppealStatus) ?? appealId;
    const counts = await world.counts();
    expect(await world.mutate(who, 'answerAppeal', { ...input, appealId: id })).toMatchObject(expected);
    expect(await world.counts()).toEqual(counts);
  });

  test.each(['boris', 'health-executor', 'roads-coordinator', 'operator', '', 'roads-executor\u0000'])(
    '«%s» is no executor of this cabinet',
    async (executor) => {
      const result = await world.mutate('coordinator', 'assignAppeal', { appealId: standing.get(AppealStatus.REGISTERED), executor });
      expect(result).toMatchObject({ __typename: 'ValidationFailed', issues: [{ path: ['executor'], code: 'UNKNOWN_EXECUTOR' }] });
    },
  );

  test('a good executor for an old version is a conflict, and a bad one is told first', async () => {
    const appealId = standing.get(AppealStatus.REGISTERED);
    const assign = (executor: string) => world.mutate('coordinator', 'assignAppeal', { appealId, executor, expectedVersion: 1 });
    expect(await assign('roads-executor')).toEqual({ __typename: 'Conflict', code: 'VERSION_MISMATCH' });
    expect(await assign('boris')).toMatchObject({ __typename: 'ValidationFailed' });
  });

  test.each([0, 6, -1])('%i is no score', async (score) => {
    const result = await world.mutate('anna', 'rateAnswer', {
      appealId: standing.get(AppealStatus.ANSWERED),
      score,
      comment: 'я'.repeat(10_001),
    });
    expect(result.issues.map((issue: { path: string[]; code: string }) => [issue.path[0], issue.code])).toEqual([
      ['score', 'OUT_OF_RANGE'],
      ['comment', 'TOO_LONG'],
    ]);
  });

  test('another citizen cannot rate, nor learn whether a private appeal exists', async () => {
    const appealId = standing.get(AppealStatus.ANSWERED);
    const nothing = await world.mutate('boris', 'rateAnswer', { appealId: nowhere, score: 1 });
    expect(nothing).toEqual({ __typename: 'NotFound', code: 'NOT_FOUND' });
    expect(await world.mutate('boris', 'rateAnswer', { appealId, score: 1 })).toEqual(nothing);
    expect(await world.mutate('boris', 'rateAnswer', { appealId, score: 9 })).toEqual(nothing);
    const open = await world.submit({ visibility: 'PUBLIC' });
    await world.lead(open, 'ANSWERED');
    expect(await world.mutate('boris', 'rateAnswer', { appealId: open, score: 1 })).toEqual({ __typename: 'Forbidden', code: 'FORBIDDEN' });
    expect(await world.mutate('boris', 'registerAppeal', { appealId })).toEqual(
      await world.mutate('boris', 'registerAppeal', { appealId: nowhere }),
    );
  });
});

/** The appeal's row and how many rows of other kinds there are. */
async function everything(id: string): Promise<unknown> {
  return [
    await world.sql(
      'select a.*, (select count(*) from appeals.appeal_history h where h.appeal_id = a.id) as changes, (select count(*) from events.outbox) as events from appeals.appeal a where id = $1',
      [id],
    ),
  ];
}

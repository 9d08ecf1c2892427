import { newId } from '@otklik/base';
import { ACTIONS, type Action } from './domain/action.js';
import { AppealStatus } from './domain/appeal-status.js';
import { ROADS } from './testing/cabinets-module.js';
import { EXPECTED, type Part } from './testing/expected-way.js';
import { PEOPLE, type PersonName } from './testing/people.js';
import { World } from './testing/world.js';

const STATUSES = Object.values(AppealStatus);
const EVERYBODY = Object.keys(PEOPLE) as PersonName[];
/** Who takes which part in an appeal of the roads, and in one that was sent to the clinics. */
const OF_ROADS: Partial<Record<PersonName, Part>> = {
  anna: 'AUTHOR', moderator: 'MODERATOR', coordinator: 'COORDINATOR', executor: 'ASSIGNED', approver: 'APPROVER',
};
const OF_HEALTH: Partial<Record<PersonName, Part>> = { anna: 'AUTHOR', healthCoordinator: 'COORDINATOR', healthExecutor: 'ASSIGNED', healthApprover: 'APPROVER' };
/** Good input there. */
const IN_THE_CLINICS: Partial<Record<Action, Record<string, unknown>>> = { ASSIGN: { executor: 'health-executor' }, REDIRECT: { agencyId: ROADS.agency } };
const OF_BOTH: Partial<Record<PersonName, Part>> = { ...OF_ROADS, healthCoordinator: 'PART_COORDINATOR', healthExecutor: 'PART_EXECUTOR' };
/** Before the first assignment any executor of the cabinet learns that it is too early for an answer. */
const UNASSIGNED: AppealStatus[] = [AppealStatus.SUBMITTED, AppealStatus.MODERATED, AppealStatus.REGISTERED, AppealStatus.WITHDRAWN];
const STAFF_OF_HEALTH: PersonName[] = ['healthCoordinator', 'healthExecutor', 'healthApprover'];
const STAFF_OF_ROADS: PersonName[] = ['coordinator', 'moderator', 'executor', 'otherExecutor', 'approver', 'auditor'];

/** What is done with parts, or ends them; all other steps are as when nobody takes part. */
const ABOUT_PARTS: Action[] = ['SEND_TO_AGENCIES', 'MAKE_RESPONSIBLE', 'ASSIGN_PART', 'CONTRIBUTE', 'REFUSE_PART', 'REDIRECT', 'REJECT', 'APPROVE', 'WITHDRAW'];

/** Where an appeal stands: with one agency, or with the clinics taking part, their executor at work. */
interface Standing {
  readonly name: string;
  readonly status: AppealStatus;
  readonly isShared: boolean;
}
const { SUBMITTED, MODERATED, REDIRECTED, WITHDRAWN } = AppealStatus;
const standingOf = (isShared: boolean) => (status: AppealStatus): Standing => ({ name: `${status}${isShared ? ' shared' : ''}`, status, isShared });
const ALONE = STATUSES.map(standingOf(false));
/** Before its registration nobody is asked; a redirected one is the other cabinet's. */
const SHARED = STATUSES.filter((status) => ![SUBMITTED, MODERATED, REDIRECTED].includes(status)).map(standingOf(true));
const partsOf = ({ status, isShared }: Standing) => (isShared ? OF_BOTH : status === REDIRECTED ? OF_HEALTH : OF_ROADS);
const strangersTo = ({ status, isShared }: Standing): PersonName[] => ['boris', ...(isShared ? [] : status === REDIRECTED ? STAFF_OF_ROADS : STAFF_OF_HEALTH)];

let world: World;
/** An appeal in each status, and one that is shared. */
const standing = new Map<string, string>();
beforeAll(async () => {
  world = await World.open();
  await Promise.all(
    [...ALONE, ...SHARED].map(async ({ name, status, isShared }) => {
      const id = await world.submit();
      if (isShared) await share(id, status);
      else await world.lead(id, status);
      standing.set(name, id);
      if (status === AppealStatus.ANSWERED || status === AppealStatus.RATED) await world.mutate('anna', 'confirmResult', { appealId: id, fixed: false });
    }),
  );
});
afterAll(() => world?.close());

async function share(id: string, status: AppealStatus): Promise<void> {
  await world.lead(id, 'REGISTERED');
  await world.share(id);
  if (status === WITHDRAWN) await world.mutate('anna', 'withdrawAppeal', { appealId: id });
  else await world.lead(id, status, 'REGISTERED');
}

/** Whether a step may be another one because others take part. */
const concerns = ({ isShared }: Standing, action: Action): boolean => !isShared || ABOUT_PARTS.includes(action);

function mayTry(action: Action, who: PersonName, where: Standing): boolean {
  const { by } = EXPECTED[action];
  const { status } = where;
  if (by.includes('ASSIGNED') && who === 'otherExecutor') return action === 'ANSWER' && UNASSIGNED.includes(status);
  const part = partsOf(where)[who];
  if (part === 'ASSIGNED' && action !== 'ANSWER' && [...UNASSIGNED, REDIRECTED].includes(status)) return false;
  return part !== undefined && by.includes(part);
}

function targetOf(action: Action, { status, isShared }: Standing): string | undefined {
  if (action === 'MAKE_RESPONSIBLE' && !isShared) return undefined;
  return EXPECTED[action].ways.find((way) => way.startsWith(`${status}>`))?.split('>')[1];
}

const mutate = (who: PersonName, action: Action, appealId: string, rest: Record<string, unknown> = {}) =>
  world.mutate(who, EXPECTED[action].mutation, { ...EXPECTED[action].input, appealId, ...rest });

const allowed = ACTIONS.flatMap((action) =>
  [...ALONE, ...SHARED].flatMap((where) =>
    EVERYBODY.filter((who) => concerns(where, action) && targetOf(action, where) !== undefined && mayTry(action, who, where)).map((who) => [action, where.name, who, where] as const),
  ),
);

describe('every change by everybody from every status', () => {
  test.each(allowed)('%s of a %s appeal by %s leads on', async (action, name, who, where) => {
    const appealId = await copyOf(standing.get(name)!);
    const [before] = await world.sql('select version from appeals.appeal where id = $1', [appealId]);
    const version = (before!['version'] as number) + 1;
    const events = async () => (await world.sql('select type from events.outbox where topic = $1 and version = $2', [`appeal/${appealId}`, version])).length;
    const result = await mutate(who, action, appealId, { expectedVersion: version - 1 });
    expect(result).toMatchObject({ appeal: { status: targetOf(action, where), version } });
    const [history] = await world.sql('select max(version) as last from appeals.appeal_history where appeal_id = $1', [appealId]);
    expect([history!['last'], await events()]).toEqual([version, 1]);
  });

  test.each([...ALONE, ...SHARED].map((where) => [where.name, where] as const))('all others of a %s appeal are refused by type and change nothing', async (name, where) => {
    const appealId = standing.get(name)!;
    const before = await everything(appealId);
    const refused = ACTIONS.flatMap((action) => EVERYBODY.map((who) => ({ action, who }))).filter(
      ({ action, who }) => (concerns(where, action) || STAFF_OF_HEALTH.includes(who)) && !(mayTry(action, who, where) && targetOf(action, where) !== undefined),
    );
    const answers = await Promise.all(refused.map(async ({ action, who }) => [action, who, await mutate(who, action, appealId, where.status === REDIRECTED ? IN_THE_CLINICS[action] : {})]));
    expect(answers).toEqual(refused.map(({ action, who }) => [action, who, refusalFor(action, who, where)]));
    expect(await everything(appealId)).toEqual(before);
    expect(refused.length).toBeGreaterThan(ACTIONS.length * (where.isShared ? 4 : 8));
  });

  test.each<[AppealStatus, PersonName, Action[]]>([
    [AppealStatus.SUBMITTED, 'moderator', ['MODERATE', 'REGISTER', 'REJECT']],
    [AppealStatus.IN_PROGRESS, 'coordinator', ['ASSIGN', 'REJECT']],
    [AppealStatus.ANSWERED, 'anna', ['RATE']],
  ])('of twenty at once of a %s appeal one does, all others meet a conflict', async (status, who, actions) => {
    const appealId = await copyOf(standing.get(status)!);
    const [{ version }] = (await world.sql('select version from appeals.appeal where id = $1', [appealId])) as [{ version: number }];
    const results = await Promise.all(Array.from({ length: 20 }, (_, n) => mutate(who, actions[n % actions.length]!, appealId, { expectedVersion: version })));
    expect(results.filter((result) => result.appeal?.version === version + 1)).toHaveLength(1);
    expect(results.filter((result) => result.code === 'VERSION_MISMATCH' && result.__typename === 'Conflict')).toHaveLength(19);
  });
});

function refusalFor(action: Action, who: PersonName, where: Standing): object {
  if (mayTry(action, who, where)) return { __typename: 'Conflict', code: 'WRONG_STATUS' };
  // What only the author may do tells others nothing of a private appeal.
  const isHidden = EXPECTED[action].by.includes('AUTHOR') && strangersTo(where).includes(who);
  return isHidden ? { __typename: 'NotFound', code: 'NOT_FOUND' } : { __typename: 'Forbidden', code: 'FORBIDDEN' };
}

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

/** The appeal's row, its history, and how many rows of other kinds there are. */
async function everything(id: string): Promise<unknown> {
  return [
    await world.sql('select * from appeals.appeal where id = $1', [id]),
    await world.sql('select * from appeals.appeal_history where appeal_id = $1 order by version', [id]),
    await world.counts(),
  ];
}

/** Another appeal that stands where this one does, with its history. */
async function copyOf(id: string): Promise<string> {
  const copy = newId();
  const columns = async (table: string, replaced: string) =>
    (await world.sql("select string_agg(quote_ident(column_name), ', ') as list from information_schema.columns where table_schema = 'appeals' and table_name = $1 and is_generated = 'NEVER' and column_name <> all ($2)", [table, replaced.split(' ')]))[0]!['list'] as string;
  const [appeal, history] = [await columns('appeal', 'id number'), await columns('appeal_history', 'appeal_id')];
  await world.sql(`insert into appeals.appeal (id, number, ${appeal}) select $1::uuid, number || '-' || $1::uuid::text, ${appeal} from appeals.appeal where id = $2`, [copy, id]);
  await world.sql(`insert into appeals.appeal_history (appeal_id, ${history}) select $1::uuid, ${history} from appeals.appeal_history where appeal_id = $2`, [copy, id]);
  return copy;
}

/**
 * Scenario: clients whose connection breaks send everything twice, and some use a key for something else. Every mutation that takes a
 * key, one after the other, as the ways of an appeal, a survey and a discussion go. Black box: only the public graph. The platform's
 * clock begins twenty days ago, so that the shortest term of a discussion can pass.
 */
import { FixedClock } from '@otklik/base';
import { withConnection } from '@otklik/database';
import { GraphClient, startTestPlatform, type TestPlatform } from '@otklik/test/platform';
import type { Answer } from '@otklik/test/support';

const DAY_MS = 86_400_000;
const BEGIN = Date.now() - 20 * DAY_MS;
const clock = new FixedClock(new Date(BEGIN));
const after = (days: number): string => new Date(BEGIN + days * DAY_MS).toISOString();

let platform: TestPlatform;
const people = new Map<string, GraphClient>();
/** What earlier steps have made. */
const made: Record<string, string> = {};

beforeAll(async () => {
  platform = await startTestPlatform({ clock });
  for (const name of ['anna', 'boris', 'roads-coordinator', 'roads-executor', 'roads-approver', 'operator']) people.set(name, await GraphClient.as(platform.url, name));
  people.set('machine', await GraphClient.asMachine(platform.url, 'demo-integrator', 'appeals:write agencies:write'));
  const { agencies } = await people.get('anna')!.ask<Answer>('{ agencies(filter: { code: "MTDH" }) { nodes { id } } }');
  made['agency'] = agencies.nodes[0].id;
});
afterAll(() => platform?.stop());

interface Step {
  readonly who: string;
  readonly mutation: string;
  /** What the success answers, with the id under the name by which later steps find it. */
  readonly answers: string;
  readonly input: () => Record<string, unknown>;
  /** What else the key may not be used for. */
  readonly other: Record<string, unknown>;
  readonly keep?: (success: Answer) => void;
  /** How long after the beginning it is. */
  readonly day?: number;
}

const appeal = (who: string, mutation: string, rest: Record<string, unknown>, other: Record<string, unknown>): Step => ({
  who,
  mutation,
  answers: 'appeal { id }',
  input: () => ({ appealId: made['appeal'], ...rest }),
  other,
});
const proposal = (who: string, mutation: string, rest: Record<string, unknown>, other: Record<string, unknown>): Step => ({
  who,
  mutation,
  answers: 'proposal { id }',
  input: () => ({ proposalId: made['proposal'], ...rest }),
  other,
});
const message = (text: string) => ({ categoryId: 'roads.pothole', text, details: { roadPothole: { lane: 1 } } });

const STEPS: readonly Step[] = [
  {
    who: 'anna',
    mutation: 'submitAppeal',
    answers: 'appeal { id }',
    input: () => message('Яма у школы.'),
    other: { text: 'Другая яма.' },
    keep: ({ appeal: { id } }) => (made['appeal'] = id),
  },
  appeal('roads-coordinator', 'moderateAppeal', {}, { expectedVersion: 1 }),
  appeal('roads-coordinator', 'registerAppeal', { expectedVersion: 2 }, { expectedVersion: 3 }),
  appeal('roads-coordinator', 'assignAppeal', { executor: 'roads-executor' }, { executor: 'roads-engineer' }),
  appeal('roads-executor', 'answerAppeal', { text: 'Яма заделана.' }, { text: 'Не заделана.' }),
  appeal('roads-approver', 'approveAnswer', {}, { expectedVersion: 1 }),
  appeal('anna', 'rateAnswer', { score: 5 }, { score: 4 }),
  {
    who: 'machine',
    mutation: 'importMessages',
    answers: 'messages { externalId outcome differs }',
    input: () => ({ source: 'portal', messages: [{ externalId: '1', text: 'Яма.', categoryId: 'roads.pothole' }, { externalId: '2', text: '', categoryId: 'roads.pothole' }] }),
    other: { source: 'another portal' },
  },
  {
    who: 'machine',
    mutation: 'importAgencies',
    answers: 'rows { outcome }',
    input: () => ({ agencies: [{ slug: 'bridges', code: 'BRG', kind: 'INSTITUTION', title: { ru: 'Мосты' } }] }),
    other: { agencies: [{ slug: 'tunnels', code: 'TNL', kind: 'INSTITUTION', title: { ru: 'Тоннели' } }] },
  },
  {
    who: 'operator',
    mutation: 'importStaff',
    answers: 'rows { outcome }',
    input: () => ({ staff: [{ login: 'newcomer', role: 'EXECUTOR', cabinet: 'roads' }] }),
    other: { staff: [{ login: 'newcomer', role: 'APPROVER', cabinet: 'roads' }] },
  },
  {
    who: 'roads-coordinator',
    mutation: 'createSurvey',
    answers: 'survey { id questions { id } }',
    input: () => ({ agencyId: made['agency'], title: { ru: 'Опрос' }, questions: [{ kind: 'SCALE', title: { ru: 'Как?' }, scale: { min: 1, max: 5 } }], closesAt: after(40) }),
    other: { closesAt: after(41) },
    keep: ({ survey }) => Object.assign(made, { survey: survey.id, question: survey.questions[0].id }),
  },
  { who: 'roads-approver', mutation: 'publishSurvey', answers: 'survey { id }', input: () => ({ surveyId: made['survey'] }), other: { expectedVersion: 7 } },
  {
    who: 'anna',
    mutation: 'answerSurvey',
    answers: 'survey { id }',
    input: () => ({ surveyId: made['survey'], answers: [{ questionId: made['question'], value: 5 }] }),
    other: { answers: [] },
  },
  { who: 'roads-approver', mutation: 'closeSurvey', answers: 'survey { id }', input: () => ({ surveyId: made['survey'] }), other: { expectedVersion: 7 } },
  {
    who: 'roads-coordinator',
    mutation: 'createDiscussion',
    answers: 'discussion { id }',
    input: () => ({ agencyId: made['agency'], title: 'Акт', summary: 'О дорогах.', opensAt: after(0), closesAt: after(30), clauses: [{ number: '1', text: 'Содержать.' }] }),
    other: { title: 'Другой акт' },
    keep: ({ discussion: { id } }) => (made['discussion'] = id),
  },
  {
    who: 'roads-coordinator',
    mutation: 'addDraftVersion',
    answers: 'discussion { id }',
    input: () => ({ discussionId: made['discussion'], clauses: [{ number: '1', text: 'Содержать круглый год.' }], explanation: 'Уточнено.' }),
    other: { explanation: 'Иначе.' },
  },
  { who: 'roads-approver', mutation: 'publishDiscussion', answers: 'discussion { id }', input: () => ({ discussionId: made['discussion'] }), other: { closesAt: after(31) } },
  {
    who: 'boris',
    mutation: 'submitProposal',
    answers: 'proposal { id }',
    input: () => ({ discussionId: made['discussion'], text: 'Чаще.' }),
    other: { text: 'Реже.' },
    keep: ({ proposal: { id } }) => (made['proposal'] = id),
  },
  proposal('roads-coordinator', 'moderateProposal', { decision: 'PUBLISH' }, { decision: 'REJECT' }),
  proposal('anna', 'supportProposal', { stance: 'FOR' }, { stance: 'AGAINST' }),
  proposal('roads-approver', 'replyToProposal', { outcome: 'ACCEPTED', explanation: 'Учтём.' }, { explanation: 'Не учтём.' }),
  { who: 'roads-approver', mutation: 'closeDiscussion', answers: 'discussion { id }', input: () => ({ discussionId: made['discussion'] }), other: { discussionId: 'x' }, day: 16 },
  { who: 'roads-approver', mutation: 'finishDiscussion', answers: 'discussion { id }', input: () => ({ discussionId: made['discussion'] }), other: { discussionId: 'x' }, day: 16 },
  { who: 'anna', mutation: 'eraseMyPersonalData', answers: 'erased', input: () => ({ confirm: true }), other: { confirm: false } },
  {
    who: 'operator',
    mutation: 'erasePersonalData',
    answers: 'erased',
    input: () => ({ personId: '00000000-0000-4000-8000-000000000000', ground: 'По запросу.' }),
    other: { ground: 'По другому запросу.' },
  },
];

async function mutate({ who, mutation, answers }: Step, input: Record<string, unknown>): Promise<Answer> {
  const name = mutation.charAt(0).toUpperCase() + mutation.slice(1);
  const success = mutation.startsWith('erase') ? 'ErasePersonalDataSuccess' : `${name}Success`;
  const source = `mutation ($input: ${name}Input!) { result: ${mutation}(input: $input) { __typename ... on ${success} { ${answers} }
    ... on Failure { code } ... on ValidationFailed { issues { path code } } } }`;
  return (await people.get(who)!.ask<Answer>(source, { input })).result;
}

let last = 0;

test.each(STEPS.map((step): [string, Step] => [step.mutation, step]))('%s is done once, and answers the same as often as it is sent', async (_, step) => {
  if (step.day !== undefined) clock.set(after(step.day));
  const input = { ...step.input(), idempotencyKey: `retry-${++last}` };
  const malformed = await mutate(step, { ...input, idempotencyKey: 'a\u0007b' });
  expect(malformed).toEqual({ __typename: 'ValidationFailed', code: 'VALIDATION_FAILED', issues: [{ path: ['idempotencyKey'], code: 'BAD_TEXT' }] });

  const [first, ...others] = await Promise.all([1, 2, 3].map(() => mutate(step, input)));
  expect(first.__typename).toMatch(/Success$/);
  expect(others).toEqual([first, first]);
  step.keep?.(first);

  const reused = await mutate(step, { ...input, ...step.other });
  // What is not confirmed is not even looked at further.
  expect(reused).toEqual(step.mutation === 'eraseMyPersonalData' ? expect.objectContaining({ code: 'VALIDATION_FAILED' }) : { __typename: 'Conflict', code: 'IDEMPOTENCY_KEY_REUSED' });
  expect(await mutate(step, input)).toEqual(first);
});

test('none of them was done twice', async () => {
  const [row] = await withConnection(platform.database.adminUrl, async (client) => {
    await client.query("set otklik.reach = 'all'");
    return (
      await client.query<Record<string, number>>(`select
        (select count(*)::int from appeals.appeal) as appeals, (select max(version) from appeals.appeal_history) as steps,
        (select count(*)::int from surveys.survey) as surveys, (select answers from surveys.survey) as answers,
        (select count(*)::int from discussions.discussion) as discussions, (select count(*)::int from discussions.draft_version) as versions,
        (select count(*)::int from discussions.proposal) as proposals, (select supports_for from discussions.proposal) as supports,
        (select count(*)::int from personal.erasure where reason = 'OWN_REQUEST') as erasures`)
    ).rows;
  });
  expect(row).toEqual({ appeals: 2, steps: 7, surveys: 1, answers: 1, discussions: 1, versions: 2, proposals: 1, supports: 1, erasures: 1 });
});

test('the platform forgets keys after 30 days by itself, once it is due, and prunes its log', async () => {
  const sql = (statement: string) => withConnection(platform.database.adminUrl, async (client) => (await client.query<Record<string, unknown>>(statement)).rows);
  const until = async (statement: string, rows: unknown[]): Promise<void> => {
    for (;;) {
      const found = await sql(statement);
      if (JSON.stringify(found) === JSON.stringify(rows)) return;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  // What the platform did at its start.
  const jobs = [...['appeals', 'cabinets', 'discussions', 'insights', 'people', 'surveys'].map((schema) => `idempotency keys of ${schema}`), 'event log retention', 'personal data retention'];
  await until("select name from jobs.run where name ~ 'idempotency|retention' order by name", jobs.toSorted().map((name) => ({ name })));
  const before = await sql('select mutation from appeals.idempotency_key');
  expect(before.length).toBe(8);

  clock.set(after(30.5));
  await sql("delete from jobs.run where name ~ 'idempotency'");
  await platform.restart();
  await until('select count(*)::int as keys from appeals.idempotency_key', [{ keys: 0 }]);
  await until('select count(*)::int as keys from discussions.idempotency_key', [{ keys: 2 }]);
});

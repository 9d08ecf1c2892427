/**
 * Every live field, followed on a socket by everybody who should hear nothing, and by somebody entitled; and by somebody whose rights end
 * while they listen. What each should hear is in `expectations.txt`, written by hand.
 */
import { ENTITLED, LOGINS, STRANGERS, type Entitled } from './cast/strangers.js';
import { withIds } from './matrix/ask.js';
import { readExpectations, NO_WAY } from './matrix/expectations.js';
import { GRAPH_FIELDS } from './matrix/graph-fields.js';
import { outcomeOf } from './matrix/outcome.js';
import { Listener, until } from './subscriptions/listen.js';
import { act } from './world/act.js';
import { secretsFrom } from './world/canaries.js';
import { openWorld, type World } from './world/world.js';

/** What has happened comes at once; a busy machine is given time. */
const PATIENCE_MS = 60_000;

/** Each live field, from the beginning of a secret object and of a public one. */
const LIVE: Readonly<Record<string, { readonly secret?: string; readonly open?: string; readonly selection: string }>> = {
  agencyFeed: { open: '(agencyId: "<roads>", after: "<feedBegin>")', selection: '{ version event appeal { text } }' },
  appealUpdated: { secret: '(appealId: "<secret>", after: "<secretBegin>")', open: '(appealId: "<open>", after: "<openBegin>")', selection: '{ version appeal { text } }' },
  cabinetInbox: { secret: '(cabinetId: "<cabinet>", after: "<inboxBegin>")', selection: '{ version appeal { text } }' },
  discussionActivity: {
    secret: '(discussionId: "<draftDiscussion>", after: "<draftDiscussionBegin>")',
    open: '(discussionId: "<finishedDiscussion>", after: "<finishedDiscussionBegin>")',
    selection: '{ version discussion { title } }',
  },
  insightsUpdated: { open: '(agencyId: "<roads>", after: "<figuresBegin>")', selection: '{ agency { title } month { month } }' },
  questionnaireAnswers: { open: '(questionnaireId: "<openQuestionnaire>", after: "<openQuestionnaireBegin>")', selection: '{ version }' },
  surveyAnswers: { open: '(surveyId: "<closedSurvey>", after: "<closedSurveyBegin>")', selection: '{ version }' },
};

const expectations = readExpectations();
let world: World;
const listeners: Listener[] = [];

beforeAll(async () => {
  world = await openWorld();
});
afterEach(async () => {
  for (const listener of listeners.splice(0)) await listener.close();
});
afterAll(() => world?.stop());

function listen(name: keyof World['cast'], field: string, args: string): Listener {
  const listener = new Listener(world.cast[name], withIds(`subscription { judged: ${field}${args} ${LIVE[field]!.selection} }`, world.ids));
  listeners.push(listener);
  return listener;
}

test('there is a way to every live field', () => {
  const fields = [...GRAPH_FIELDS.keys()].flatMap((place) => (place.startsWith('Subscription.') ? [place.slice('Subscription.'.length)] : []));
  expect(Object.keys(LIVE)).toEqual(fields.sort());
});

describe('everybody hears what the expectations say, and no secret', () => {
  test.each(Object.keys(LIVE).flatMap((field) => (['secret', 'open'] as const).map((state) => [field, state] as const)))('%s, %s', async (field, state) => {
    const expected = expectations.get(`Subscription.${field}`)![state];
    const args = LIVE[field]![state];
    if (args === undefined) return expect(expected).toBe(NO_WAY);
    const entitled = await firstOf(ENTITLED, field, args);
    const heard = await Promise.all(STRANGERS.map(async (name) => ({ name, told: await listen(name, field, args).first(PATIENCE_MS) })));
    expect(heard.map(({ told }) => outcomeOf(told, entitled)).join('')).toBe(expected);
    for (const { name, told } of heard) expect(secretsFrom(name).filter((secret) => told.text.includes(secret))).toEqual([]);
  });
});

async function firstOf(names: readonly Entitled[], field: string, args: string) {
  for (const name of names) {
    const told = await listen(name, field, args).first(PATIENCE_MS);
    if (told.values.length > 0) return told;
  }
  throw new Error(`Nobody hears anything of ${field}${args}`);
}

describe('who loses their rights while they listen hears nothing soon after', () => {
  const ENDS: readonly (readonly [string, () => Promise<unknown>])[] = [
    ['a role that is taken away', () => act(world.cast.operator, 'revokeRole', { login: LOGINS.lowerRole, role: 'EXECUTOR', cabinet: 'roads' }, 'wasHeld')],
    ['sessions that are ended', () => act(world.cast.operator, 'endSessions', { login: LOGINS.auditor }, 'endedAt')],
  ];

  test.each(ENDS)('%s', async (what, end) => {
    const who = what.startsWith('a role') ? 'lowerRole' : 'auditor';
    const appeal = listen(who, 'appealUpdated', '(appealId: "<toAssign>", after: "<toAssignBegin>")');
    const discussion = listen(who, 'discussionActivity', '(discussionId: "<draftDiscussion>", after: "<draftDiscussionBegin>")');
    // They do hear while they may.
    for (const listener of [appeal, discussion]) expect((await listener.first(PATIENCE_MS)).values).toHaveLength(1);
    await end();
    world.letRolesShow();
    expect(await until(() => appeal.end !== null && discussion.end !== null, PATIENCE_MS)).toBe(true);

    const before = [appeal, discussion].map(({ heard }) => heard.length);
    const { appeal: now, discussion: nowIn } = await world.cast.coordinator.ask<Record<'appeal' | 'discussion', { cursor: string }>>(
      withIds('{ appeal(id: "<toAssign>") { cursor } discussion(id: "<draftDiscussion>") { cursor } }', world.ids),
    );
    const witnesses = [
      listen('anna', 'appealUpdated', `(appealId: "<toAssign>", after: "${now.cursor}")`),
      listen('coordinator', 'discussionActivity', `(discussionId: "<draftDiscussion>", after: "${nowIn.cursor}")`),
    ];
    await act(world.cast.coordinator, 'assignAppeal', { appealId: world.ids['toAssign'], executor: LOGINS.executor }, 'appeal { id }');
    const version = { idempotencyKey: what, discussionId: world.ids['draftDiscussion'], explanation: what, clauses: [{ number: '1', text: what }] };
    await act(world.cast.coordinator, 'addDraftVersion', version, 'discussion { id }');
    for (const witness of witnesses) expect((await witness.first(PATIENCE_MS)).values).toHaveLength(1);
    expect([appeal, discussion].map(({ heard }) => heard.length)).toEqual(before);
  });
});

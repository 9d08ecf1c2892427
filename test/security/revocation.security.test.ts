/** Rights that end, and rights that begin, while somebody is at work: over HTTP, on sockets and in subscriptions. Black box. */
import { ALL_SCOPES, endSessions, giveRole, GraphClient, startTestPlatform, strangersOf, takeRole, type TestPlatform } from '@otklik/test/platform';
import type { Client } from 'graphql-ws';

/** The platform promises five seconds, by the periods in which it looks, on a machine that is not busy otherwise. Tokens and roles would go on for an hour, and for ever. */
const WAIT_MS = 60_000;

const SUBMIT = 'mutation ($input: SubmitAppealInput!) { submitAppeal(input: $input) { ... on SubmitAppealSuccess { appeal { id cursor } } } }';
const CHANGE = (name: string) => `mutation ($input: ${name[0]!.toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { __typename ... on Failure { code } } }`;
const APPEAL = 'query ($id: ID!) { appeal(id: $id) { id } }';
const FOLLOW = 'subscription ($id: ID!, $after: String) { appealUpdated(appealId: $id, after: $after) { version } }';

let platform: TestPlatform;
let url: string;
let anna: GraphClient;
let coordinator: GraphClient;
const sockets: Client[] = [];

beforeAll(async () => {
  platform = await startTestPlatform();
  ({ url } = platform);
  [anna, coordinator] = await Promise.all(['anna', 'roads-coordinator'].map((persona) => GraphClient.as(url, persona))) as [GraphClient, GraphClient];
});
afterAll(async () => {
  for (const socket of sockets) await socket.dispose();
  await platform?.stop();
});

let submitted = 0;
async function newRoadsAppeal(): Promise<{ id: string; cursor: string }> {
  const input = { idempotencyKey: `revocation-${submitted++}`, categoryId: 'roads.pothole', text: 'Яма на дороге', location: { latitude: 55.03, longitude: 82.92 }, details: { roadPothole: { lane: 1 } } };
  const { submitAppeal } = await anna.ask<{ submitAppeal: { appeal: { id: string; cursor: string } } }>(SUBMIT, { input });
  return submitAppeal.appeal;
}
const privateRoadsAppeal = async (): Promise<string> => (await newRoadsAppeal()).id;

/** Resolves to whether the condition came true in time. */
async function comesTrue(condition: () => Promise<boolean> | boolean): Promise<boolean> {
  const end = Date.now() + WAIT_MS;
  for (;;) {
    if (await condition()) return true;
    if (Date.now() > end) return false;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** A socket, and how it was closed. */
function open(client: GraphClient): { socket: Client; closed: Promise<{ code: number; reason: string; at: number }> } {
  const socket = client.socket();
  sockets.push(socket);
  const closed = new Promise<{ code: number; reason: string; at: number }>((resolve) => {
    socket.on('closed', (event) => resolve({ ...(({ code, reason }) => ({ code, reason }))(event as { code: number; reason: string }), at: Date.now() }));
  });
  return { socket, closed };
}

/** What a subscription gives and how it ends. @param after without it, what happens before it has begun is not given */
function follow(socket: Client, id: string, after?: string): { versions: number[]; ended: Promise<unknown> } {
  const versions: number[] = [];
  const ended = new Promise<unknown>((resolve) => {
    socket.subscribe<{ appealUpdated: { version: number } | null }>(
      { query: FOLLOW, variables: { id, after } },
      {
        next: ({ data, errors }) => (errors === undefined ? versions.push(data!.appealUpdated!.version) : resolve(errors)),
        error: resolve,
        complete: () => resolve('complete'),
      },
    );
  });
  return { versions, ended };
}

/** A query on a socket. */
function ask(socket: Client, query: string, variables: Record<string, unknown>): Promise<{ data?: unknown; errors?: unknown }> {
  return new Promise((resolve, reject) => {
    let answer: { data?: unknown; errors?: unknown } = {};
    socket.subscribe({ query, variables }, { next: (result) => (answer = result as typeof answer), error: (error) => reject(error instanceof Error ? error : new Error(JSON.stringify(error))), complete: () => resolve(answer) });
  });
}

test('a role that is taken away ends what came with it, on an open socket too; one that is given shows there as well', async () => {
  const { id, cursor } = await newRoadsAppeal();
  await giveRole(url, 'boris', 'EXECUTOR', 'roads');
  const boris = await GraphClient.as(url, 'boris');
  const { socket } = open(boris);
  const { versions, ended } = follow(socket, id, cursor);
  expect(await ask(socket, APPEAL, { id })).toMatchObject({ data: { appeal: { id } } });
  await coordinator.ask(CHANGE('registerAppeal'), { input: { appealId: id } });
  expect(await comesTrue(() => versions.length === 1)).toBe(true);

  const taken = Date.now();
  await takeRole(url, 'boris', 'EXECUTOR', 'roads');
  expect(JSON.stringify(await ended)).toContain('NOT_FOUND');
  expect(Date.now() - taken).toBeLessThan(WAIT_MS);
  await coordinator.ask(CHANGE('assignAppeal'), { input: { appealId: id, executor: 'roads-executor' } });
  expect(await ask(socket, APPEAL, { id })).toMatchObject({ data: { appeal: null }, errors: [{ extensions: { code: 'NOT_FOUND' } }] });
  expect((await boris.send(APPEAL, { id })).errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
  expect(versions).toEqual([2]);

  await giveRole(url, 'boris', 'AUDITOR', 'roads');
  expect(await comesTrue(async () => (await ask(socket, APPEAL, { id })).errors === undefined)).toBe(true);
  await takeRole(url, 'boris', 'AUDITOR', 'roads');
});

test('ended sessions: requests, sockets and subscriptions stop soon; a new sign-in goes on', async () => {
  const id = await privateRoadsAppeal();
  const executor = await GraphClient.as(url, 'roads-executor');
  const { socket, closed } = open(executor);
  const bystander = open(anna);
  follow(socket, id);
  expect(await ask(socket, APPEAL, { id })).toMatchObject({ data: { appeal: { id } } });
  expect(await ask(bystander.socket, APPEAL, { id })).toMatchObject({ data: { appeal: { id } } });

  const ended = Date.now();
  await endSessions(url, 'roads-executor');
  const end = await closed;
  expect(end).toMatchObject({ code: 4403, reason: 'Session ended' });
  expect(end.at - ended).toBeLessThan(WAIT_MS);
  expect(await comesTrue(async () => (await executor.send(APPEAL, { id })).status === 401)).toBe(true);
  expect(await executor.send(APPEAL, { id })).toMatchObject({ status: 401, errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });

  await new Promise((resolve) => setTimeout(resolve, 1_100));
  const again = await GraphClient.as(url, 'roads-executor');
  expect((await again.send(APPEAL, { id })).errors).toBeUndefined();
  expect(await ask(bystander.socket, APPEAL, { id })).toMatchObject({ data: { appeal: { id } } });
});

test('whoever signs out everywhere is signed out here too', async () => {
  const housing = await GraphClient.as(url, 'housing-coordinator');
  await expect(housing.ask('mutation { endMySessions { __typename } }')).resolves.toEqual({ endMySessions: { __typename: 'EndSessionsSuccess' } });
  expect(await comesTrue(async () => (await housing.send('{ viewer { id } }')).status === 401)).toBe(true);
});

test('the administrator of a cabinet takes roles away there, and nowhere else', async () => {
  await giveRole(url, 'anna', 'ADMINISTRATOR', 'roads');
  await giveRole(url, 'boris', 'EXECUTOR', 'housing');
  await giveRole(url, 'boris', 'EXECUTOR', 'roads');
  const revoke = (cabinet?: string) => anna.ask<{ revokeRole: unknown }>(CHANGE('revokeRole'), { input: { login: 'boris', role: 'EXECUTOR', cabinet } });
  expect(await comesTrue(async () => JSON.stringify(await revoke('roads')).includes('RevokeRoleSuccess'))).toBe(true);
  for (const cabinet of ['housing', 'nowhere', undefined]) expect(await revoke(cabinet)).toEqual({ revokeRole: { __typename: 'Forbidden', code: 'FORBIDDEN' } });
  await takeRole(url, 'boris', 'EXECUTOR', 'housing');
  await takeRole(url, 'anna', 'ADMINISTRATOR', 'roads');
});

test('who stands in for an absent colleague has their rights while they are away, on an open socket too, and no longer', async () => {
  const id = await privateRoadsAppeal();
  await giveRole(url, 'boris', 'EXECUTOR', 'roads');
  await coordinator.ask(CHANGE('registerAppeal'), { input: { appealId: id } });
  await coordinator.ask(CHANGE('assignAppeal'), { input: { appealId: id, executor: 'roads-executor' } });
  const [boris, executor] = await Promise.all([GraphClient.as(url, 'boris'), GraphClient.as(url, 'roads-executor')]);
  const { socket } = open(boris);
  const mayAnswer = async (): Promise<boolean> => JSON.stringify(await ask(socket, 'query ($id: ID!) { appeal(id: $id) { availableActions { action } } }', { id })).includes('"ANSWER"');
  expect(await mayAnswer()).toBe(false);
  const [today, tomorrow] = [0, 1].map((days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10));
  const absence = '... on SetAbsenceSuccess { absence { id } } ... on ValidationFailed { issues { code } }';
  const { setAbsence } = await executor.ask<{ setAbsence: { absence: { id: string } } }>(`mutation ($input: SetAbsenceInput!) { setAbsence(input: $input) { ${absence} } }`, {
    input: { cabinet: 'roads', from: today, until: tomorrow, substitute: 'boris' },
  });
  expect(await comesTrue(mayAnswer)).toBe(true);
  await executor.ask(CHANGE('endAbsence'), { input: { absenceId: setAbsence.absence.id } });
  const answer = await boris.ask<{ answerAppeal: unknown }>(CHANGE('answerAppeal'), { input: { appealId: id, text: 'Уже вернулись' } });
  expect(answer).toEqual({ answerAppeal: { __typename: 'Forbidden', code: 'FORBIDDEN' } });
  expect(await comesTrue(async () => !(await mayAnswer()))).toBe(true);
  await takeRole(url, 'boris', 'EXECUTOR', 'roads');
});

test('the last operator stays', async () => {
  const operator = await GraphClient.as(url, 'operator');
  const { revokeRole } = await operator.ask<{ revokeRole: unknown }>('mutation { revokeRole(input: { login: "operator", role: OPERATOR }) { ... on ValidationFailed { issues { code } } } }');
  expect(revokeRole).toEqual({ issues: [{ code: 'LAST_OPERATOR' }] });
});

describe('machines', () => {
  const LIST = '{ appeals { nodes { id author { id } executor } } }';
  const seen = async (client: GraphClient): Promise<readonly unknown[] | string> => {
    const { data, errors } = await client.send<{ appeals: { nodes: { id: string; author: unknown; executor: unknown }[] } | null }>(LIST);
    return errors === undefined ? data!.appeals!.nodes : String(errors[0]!.extensions!['code']);
  };

  test('read appeals with the scope: all, those of their cabinet, or what is public; never who wrote them', async () => {
    const id = await privateRoadsAppeal();
    for (const client of ['demo-integrator', 'demo-roads-system'] as const) {
      const nodes = await seen(await GraphClient.asMachine(url, client, 'appeals:read'));
      expect(nodes).toContainEqual({ id, author: null, executor: null });
    }
    expect(await seen(await GraphClient.asMachine(url, 'demo-newcomer', 'appeals:read'))).toEqual([]);
  });

  test('without the scope are refused, what everybody may read included', async () => {
    const other = await GraphClient.asMachine(url, 'demo-integrator', 'agencies:write');
    expect(await seen(other)).toBe('FORBIDDEN');
    const id = await privateRoadsAppeal();
    for (const query of [`{ appeal(id: "${id}") { id } }`, '{ changes { endCursor } }', '{ appealUpdate(cursor: "x") { version } }']) {
      expect((await other.send(query)).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    }
    expect((await other.send('{ categories { id } agencies { nodes { id } } viewer { id } }')).errors).toBeUndefined();
    const { socket } = open(other);
    expect(JSON.stringify(await follow(socket, id).ended)).toContain('FORBIDDEN');
  });

  test('bring in messages with the scope and the role on the whole platform', async () => {
    const input = { source: 'machine', messages: [{ externalId: '1', text: 'Яма', categoryId: 'core.other' }] };
    const bring = (client: GraphClient) => client.ask<{ importMessages: { __typename: string; code?: string } }>(CHANGE('importMessages'), { input });
    expect(await bring(await GraphClient.asMachine(url, 'demo-integrator', 'appeals:write'))).toEqual({ importMessages: { __typename: 'ImportMessagesSuccess' } });
    for (const refused of [
      await GraphClient.asMachine(url, 'demo-integrator', 'appeals:read'),
      await GraphClient.asMachine(url, 'demo-roads-system', ALL_SCOPES),
      await GraphClient.asMachine(url, 'demo-newcomer', ALL_SCOPES),
    ]) {
      expect(await bring(refused)).toEqual({ importMessages: { __typename: 'Forbidden', code: 'FORBIDDEN' } });
    }
  });

  test('do nothing that people do, with all scopes', async () => {
    const machine = await GraphClient.asMachine(url, 'demo-integrator', ALL_SCOPES);
    const id = await privateRoadsAppeal();
    for (const [name, input] of [
      ['registerAppeal', { appealId: id }],
      ['rateAnswer', { appealId: id, score: 5 }],
      ['submitAppeal', { idempotencyKey: 'machine', categoryId: 'core.other', text: 'Текст' }],
      ['importStaff', { staff: [{ login: 'client:demo-integrator', role: 'OPERATOR' }] }],
      ['updateProfile', { givenName: 'Машина' }],
      ['endSessions', { login: 'anna' }],
    ] as const) {
      expect(await machine.ask(CHANGE(name), { input })).toEqual({ [name]: { __typename: 'Forbidden', code: 'FORBIDDEN' } });
    }
  });

  test('lose a role and their sessions as people do', async () => {
    const machine = await GraphClient.asMachine(url, 'demo-roads-system', 'appeals:read');
    expect((await seen(machine)).length).toBeGreaterThan(0);
    await takeRole(url, 'client:demo-roads-system', 'INTEGRATOR', 'roads');
    expect(await comesTrue(async () => (await seen(machine)).length === 0)).toBe(true);
    await endSessions(url, 'client:demo-roads-system');
    expect(await comesTrue(async () => (await machine.send(LIST)).status === 401)).toBe(true);
  });
});

test('the strangers of other tests are what they are said to be', async () => {
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  const id = await privateRoadsAppeal();
  const { signedOut, machineWithoutScope, lowerRole, ...others } = await strangersOf(url);
  expect(await signedOut.send(APPEAL, { id })).toMatchObject({ status: 401 });
  expect((await machineWithoutScope.send(APPEAL, { id })).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  expect((await others.machineWithoutRole.send(APPEAL, { id })).errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
  for (const stranger of [others.anonymous, others.otherCitizen, others.otherCabinet, others.formerClerk]) {
    expect((await stranger.send(APPEAL, { id })).errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
  }
  expect((await lowerRole.send(APPEAL, { id })).errors).toBeUndefined();
});

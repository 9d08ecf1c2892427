/**
 * Scenario: words that nobody else writes are put everywhere a person can put one: profile, messages, answers, votes, headers, URLs,
 * tokens, sockets, operations that are wrong, and writes that the database breaks off. None may come back in what operators and
 * integrators see: logs (at the finest level), traces, metrics, events, and errors. Black box: the built command, its streams, a
 * collector of OpenTelemetry, `/metrics`, the event log.
 */
import { DATABASE_MODULES } from '@otklik/app';
import { withConnection } from '@otklik/database';
import { GraphClient } from '@otklik/test/platform';
import { createTestDatabase, type Answer, type TestDatabase } from '@otklik/test/support';
import { createClient } from 'graphql-ws';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import WebSocket from 'ws';
import { startCollector, type Collector } from '../../support/collector.js';
import { platformVariables } from '../../support/platform-variables.js';
import { startCommand, type RunningCommand } from '../../support/start-command.js';
import { Canaries } from './canaries.js';

const canaries = new Canaries();
let database: TestDatabase;
let home: string;
let collector: Collector;
let command: RunningCommand;
let metrics: string;
let events: string;
/** Every error that any client was answered with, as JSON. */
const errors: string[] = [];
/** Every answer, so that it is known that the canaries were taken at all. */
const answers: string[] = [];

beforeAll(async () => {
  [database, home, collector] = await Promise.all([createTestDatabase(DATABASE_MODULES), mkdtemp(join(tmpdir(), 'otklik-canaries-')), startCollector()]);
  command = startCommand(['start'], {
    ...platformVariables({ database, home, samples: false }),
    OTKLIK_LOG_LEVEL: 'trace',
    OTKLIK_LOG_FORMAT: 'json',
    OTKLIK_METRICS: '1',
    OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: collector.url,
    OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
  });
  const url = await command.ready();
  await playEverything(url);
  metrics = await (await fetch(`${url}/metrics`)).text();
  events = await withConnection(database.adminUrl, async (client) =>
    JSON.stringify([await client.query('select * from events.log'), await client.query('select * from events.outbox')].map(({ rows }) => rows as unknown)),
  );
  // The last spans are sent when the platform stops.
  await command.stop('SIGTERM');
});

afterAll(async () => {
  await command?.stop('SIGKILL');
  collector?.stop();
  await database?.drop();
  if (home !== undefined) await rm(home, { recursive: true, force: true });
});

/** Sends an operation and keeps what it answered. */
async function send(client: GraphClient, query: string, variables: Record<string, unknown> = {}): Promise<Answer> {
  const answer = await client.send(query, variables);
  answers.push(JSON.stringify(answer));
  if (answer.errors !== undefined) errors.push(JSON.stringify(answer.errors));
  return answer.data;
}

/** Runs a mutation that must go well and answers its member of the result union. */
async function run(client: GraphClient, mutation: string, input: Record<string, unknown>, selection: string): Promise<Answer> {
  const type = mutation.charAt(0).toUpperCase() + mutation.slice(1);
  const data = await send(client, `mutation ($input: ${type}Input!) { result: ${mutation}(input: $input) { __typename ... on ${type}Success { ${selection} } } }`, { input });
  if (data?.result?.__typename !== `${type}Success`) throw new Error(`${mutation}: ${answers.at(-1)}`);
  return data.result;
}

async function playEverything(url: string): Promise<void> {
  const as = (persona: string): Promise<GraphClient> => GraphClient.as(url, persona);
  const [anna, boris, coordinator, executor, approver] = await Promise.all([as('anna'), as('boris'), as('roads-coordinator'), as('roads-executor'), as('roads-approver')]);
  const { agencies } = await send(anna, '{ agencies(first: 100) { nodes { id cabinet { slug } } } }');
  const agencyId = agencies.nodes.find(({ cabinet }: Answer) => cabinet?.slug === 'roads').id as string;
  await sayWhoTheyAre(anna, coordinator);
  const appeal = await leadAnAppeal({ anna, coordinator, executor, approver });
  await answerASurvey({ boris, coordinator, approver }, agencyId);
  await proposeInADiscussion({ boris, coordinator, approver }, agencyId);
  await failInEveryWay(url, anna, appeal);
  await breakWrites(anna, coordinator, appeal);
}

async function sayWhoTheyAre(anna: GraphClient, coordinator: GraphClient): Promise<void> {
  const profile = { givenName: canaries.next('given'), familyName: canaries.next('family'), email: `${canaries.next('mail')}@example.org`, phone: '+7 913 000-77-55' };
  canaries.add('+7 913 000-77-55', '9130007755');
  await send(anna, 'mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { __typename } }', { input: profile });
  await send(anna, '{ viewer { personalData { givenName familyName email phone } myDataExport { json } } }');
  await send(coordinator, 'query ($p: String) { viewer { personalData(purpose: $p) { familyName } } }', { p: canaries.next('purpose') });
  await send(anna, 'mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { ... on ValidationFailed { issues { path code } } } }', {
    input: { email: canaries.next('no-mail'), phone: canaries.next('no-phone') },
  });
}

type Staff = Readonly<Record<'anna' | 'coordinator' | 'executor' | 'approver', GraphClient>>;

/** @returns its id */
async function leadAnAppeal({ anna, coordinator, executor, approver }: Staff): Promise<string> {
  const input = {
    idempotencyKey: canaries.next('key'),
    categoryId: 'roads.pothole',
    text: `<p>${canaries.next('text')}</p>`,
    location: { latitude: 55.0302, longitude: 82.9204, address: canaries.next('address') },
    details: { roadPothole: { lane: 2 } },
  };
  const { appeal } = await run(anna, 'submitAppeal', input, 'appeal { id cursor text location { address } }');
  const appealId = appeal.id as string;
  const socket = anna.socket();
  const watched = Promise.withResolvers<void>();
  // A literal, and a variable, in what runs for every event.
  const query = `subscription ($a: ID!) { appealUpdated(appealId: $a, after: "${appeal.cursor}") { ${canaries.next('alias', /\w/)}: version appeal { text author { personalData { familyName } } } } }`;
  socket.subscribe({ query, variables: { a: appealId } }, { next: () => watched.resolve(), error: watched.reject, complete: () => undefined });
  await run(coordinator, 'registerAppeal', { appealId }, 'appeal { id text author { personalData(purpose: "Звонок") { familyName } } }');
  await watched.promise;
  await socket.dispose();
  await run(coordinator, 'assignAppeal', { appealId, executor: 'roads-executor' }, 'appeal { id }');
  await run(executor, 'answerAppeal', { appealId, text: canaries.next('answer') }, 'appeal { id }');
  await run(approver, 'approveAnswer', { appealId }, 'appeal { id }');
  await run(anna, 'rateAnswer', { appealId, score: 1, comment: canaries.next('comment') }, 'appeal { rating { comment } }');
  return appealId;
}

type Public = Readonly<Record<'boris' | 'coordinator' | 'approver', GraphClient>>;

async function answerASurvey({ boris, coordinator, approver }: Public, agencyId: string): Promise<void> {
  const created = await run(
    coordinator,
    'createSurvey',
    {
      idempotencyKey: 'survey-1',
      agencyId,
      title: { ru: 'Опрос' },
      closesAt: new Date(Date.now() + 86_400_000).toISOString(),
      questions: [{ kind: 'TEXT', title: { ru: 'Что исправить?' } }],
    },
    'survey { id questions { id } }',
  );
  const { id: surveyId, questions } = created.survey;
  await run(approver, 'publishSurvey', { surveyId }, 'survey { id }');
  const answer = (text: string): Record<string, unknown> => ({ idempotencyKey: canaries.next('vote'), surveyId, answers: [{ questionId: questions[0].id, text }] });
  await run(boris, 'answerSurvey', answer(canaries.next('opinion')), 'survey { id answerCount }');
  // Again, which is refused.
  await send(boris, 'mutation ($input: AnswerSurveyInput!) { answerSurvey(input: $input) { __typename } }', { input: answer(canaries.next('second-opinion')) });
}

async function proposeInADiscussion({ boris, coordinator, approver }: Public, agencyId: string): Promise<void> {
  const day = 86_400_000;
  const act = {
    idempotencyKey: 'act-1',
    agencyId,
    title: 'О дорогах',
    summary: 'Правила.',
    opensAt: new Date(Date.now() + 1000).toISOString(),
    closesAt: new Date(Date.now() + 20 * day).toISOString(),
    clauses: [{ number: '1', text: 'Дороги чистят.' }],
  };
  const { discussion } = await run(coordinator, 'createDiscussion', act, 'discussion { id }');
  await run(approver, 'publishDiscussion', { discussionId: discussion.id }, 'discussion { id }');
  await new Promise((resolve) => setTimeout(resolve, 1_100));
  const text = canaries.next('proposal');
  const { proposal } = await run(boris, 'submitProposal', { idempotencyKey: canaries.next('proposal-key'), discussionId: discussion.id, text }, 'proposal { id text }');
  await run(coordinator, 'moderateProposal', { proposalId: proposal.id, decision: 'REJECT', reason: canaries.next('reason') }, 'proposal { id }');
}

/** Everything that a client can get wrong, with a canary in it. */
async function failInEveryWay(url: string, anna: GraphClient, appealId: string): Promise<void> {
  const submit = 'mutation ($input: SubmitAppealInput!) { submitAppeal(input: $input) { __typename ... on ValidationFailed { issues { path code } } } }';
  const good = { idempotencyKey: 'x-1', categoryId: 'roads.pothole', text: 'Яма' };
  for (const input of [
    { ...good, text: { [canaries.next('object')]: 1 } },
    { ...good, visibility: canaries.next('enum') },
    { ...good, location: { latitude: canaries.next('float'), longitude: 82 } },
    { ...good, details: { roadPothole: { lane: canaries.next('int') } } },
    { ...good, details: { roadPothole: { size: canaries.next('detail') } } },
    { ...good, categoryId: canaries.next('category') },
    { ...good, idempotencyKey: `${canaries.next('long-key')}`.repeat(50) },
    { ...good, text: canaries.next('long-text').repeat(5_000) },
    canaries.next('input'),
  ])
    await send(anna, submit, { input });
  for (const id of [canaries.next('id'), canaries.next('uuid', /[\w-]/)]) {
    await send(anna, 'query ($id: ID!) { appeal(id: $id) { id } citizen(id: $id) { id } agency(id: $id) { id } }', { id });
    await send(anna, `{ appeal(id: "${id}") { id } }`);
  }
  await send(anna, 'query ($c: String) { appeals(first: 1, after: $c) { nodes { id } } }', { c: canaries.next('cursor') });
  await send(anna, `{ appeals(first: 1, filter: { number: "${canaries.next('number')}" }) { nodes { id } } }`);
  await send(anna, `{ appeal(id: "${appealId}") { text # ${canaries.next('remark')}\n } }`);
  await send(anna, `{ appeal(id: "${appealId}, "${canaries.next('syntax')}") { id } }`);
  await sendOddRequests(url);
  await openOddSocket(url);
}

async function sendOddRequests(url: string): Promise<void> {
  const keep = async (response: Promise<Response>): Promise<void> => void errors.push(await (await response).text());
  const json = { 'content-type': 'application/json' };
  const post = (body: string, headers: Record<string, string> = {}): Promise<Response> => fetch(`${url}/graphql`, { method: 'POST', headers: { ...json, ...headers }, body });
  const query = JSON.stringify({ query: '{ viewer { id } }' });
  const word = (label: string): string => canaries.next(label, /\w/);
  await keep(post(`{"query": "${canaries.next('body')}`));
  await keep(post(query, { authorization: `Bearer ${word('token')}` }));
  await keep(post(query, { authorization: `Bearer e30.${btoa(word('claims'))}.${word('signature')}` }));
  await keep(post(query, { authorization: `Basic ${word('basic')}` }));
  const headers = ['user-agent', 'referer', 'cookie', 'x-forwarded-for', 'baggage', 'x-viewer', 'apollographql-client-name', 'origin'];
  await keep(post(query, Object.fromEntries(headers.map((name) => [name, word(name)]))));
  await keep(post(query, { 'x-request-id': `${word('request')} with a space`, traceparent: word('trace') }));
  const search = (fields: Record<string, string>): string => String(new URLSearchParams(fields));
  await keep(fetch(`${url}/graphql?${search({ query: `{ agency(id: "${canaries.next('get')}") { id } }` })}`, { headers: { 'apollo-require-preflight': '1' } }));
  await keep(fetch(`${url}/graphql?${search({ query: '{ viewer { id } }', variables: canaries.next('get-variables') })}`, { headers: { 'apollo-require-preflight': '1' } }));
  await keep(fetch(`${url}/${word('path')}?q=${word('search')}`));
  await keep(post(JSON.stringify({ query: '', extensions: { persistedQuery: { version: 1, sha256Hash: word('hash') } } })));
  await keep(post(JSON.stringify({ id: word('document') })));
  await keep(fetch(`${url}/demo/token`, { method: 'POST', headers: json, body: JSON.stringify({ persona: word('persona') }) }));
}

/** A socket with a bad token, and one whose operation is wrong. */
async function openOddSocket(url: string): Promise<void> {
  for (const connectionParams of [{ authorization: `Bearer ${canaries.next('socket-token', /\w/)}` }, { [canaries.next('parameter')]: 1 }]) {
    const client = createClient({ url: `${url.replace('http', 'ws')}/graphql`, webSocketImpl: WebSocket, connectionParams, retryAttempts: 0 });
    const query = `subscription { appealUpdated(appealId: "${canaries.next('watched')}") { version } }`;
    await new Promise<void>((resolve) => {
      client.subscribe(
        { query },
        {
          next: (answer) => answer.errors !== undefined && errors.push(JSON.stringify(answer.errors)),
          error: (reason) => {
            errors.push(reason instanceof Error || Array.isArray(reason) ? JSON.stringify(reason) : String((reason as { reason?: string }).reason));
            resolve();
          },
          complete: resolve,
        },
      );
    });
    await client.dispose();
  }
}

/** PostgreSQL tells in its errors which row it did not take; nobody may read that. */
async function breakWrites(anna: GraphClient, coordinator: GraphClient, appealId: string): Promise<void> {
  const sql = (text: string): Promise<unknown> => withConnection(database.adminUrl, (client) => client.query(text));
  await sql("alter table appeals.appeal add constraint no_birds check (text !~ 'канарейка') not valid");
  const input = {
    idempotencyKey: canaries.next('broken-key'),
    categoryId: 'roads.pothole',
    text: canaries.next('broken-text'),
    location: { latitude: 55, longitude: 82, address: canaries.next('broken-address') },
    details: { roadPothole: { lane: 1 } },
  };
  await send(anna, 'mutation ($input: SubmitAppealInput!) { submitAppeal(input: $input) { __typename } }', { input });
  expect(answers.at(-1)).toContain('INTERNAL_SERVER_ERROR');
  await sql('alter table appeals.appeal rename column text to text_');
  await send(coordinator, 'query ($id: ID!) { appeal(id: $id) { text } }', { id: appealId });
  expect(answers.at(-1)).toContain('INTERNAL_SERVER_ERROR');
}

test('the canaries were there: the platform took them and gave them back to those who wrote them', () => {
  const given = canaries.foundIn(answers.join('\n'));
  for (const label of ['given', 'family', 'mail', 'text', 'address', 'proposal', 'comment']) {
    expect(given).toContainEqual(expect.stringMatching(new RegExp(`^${label} `)));
  }
  expect(canaries.count).toBeGreaterThan(50);
  expect(errors.length).toBeGreaterThan(25);
});

test.each([
  ['logs', () => command.output() + command.errors(), '"msg":"operation"'],
  ['traces', () => collector.text.join('\n'), 'otklik.operation.hash'],
  ['metrics', () => metrics, 'otklik_operations_total'],
  ['events', () => events, 'appeal.registered'],
  ['errors', () => errors.join('\n'), 'BAD_USER_INPUT'],
])('no canary is in the %s', (_where, told, alsoThere) => {
  expect(told()).toContain(alsoThere);
  expect(canaries.foundIn(told())).toEqual([]);
});

/**
 * Scenario: the roads agency asks what people think. A coordinator prepares the survey, an approver publishes it, people
 * answer once each while anybody watches the count, and the results are there when it closes. Black box: only the public
 * graph, over HTTP and a socket.
 */
import { GraphClient, startTestPlatform, type TestPlatform } from '@otklik/test/platform';
import type { Client } from 'graphql-ws';

const PERSONAS = ['anna', 'boris', 'roads-coordinator', 'roads-executor', 'roads-approver', 'housing-coordinator', 'operator'] as const;
type Persona = (typeof PERSONAS)[number];

interface Asked {
  id: string;
  version: number;
  status: string;
  answerCount: number;
  cursor: string;
  viewerHasAnswered: boolean;
  agency: { id: string; title: string };
  questions: { id: string; kind: string; title: string; options: { id: string; title: string }[] }[];
}
interface Outcome {
  __typename: string;
  code?: string;
  issues?: { path: string[]; code: string }[];
  survey?: Asked;
}

const SURVEY =
  'id version status answerCount cursor viewerHasAnswered agency { id title } questions { id kind title options { id title } }';
const RESULTS = `query ($id: ID!) { survey(id: $id) { status results { n smallestCell questions { n isSuppressed mean options { n share }
  distribution { value n } texts { nodes { text } } } } } }`;

let platform: TestPlatform;
let people: Record<Persona, GraphClient>;
let anonymous: GraphClient;
let agencyId: string;

beforeAll(async () => {
  platform = await startTestPlatform();
  const clients = await Promise.all(PERSONAS.map(async (persona) => [persona, await GraphClient.as(platform.url, persona)] as const));
  people = Object.fromEntries(clients) as Record<Persona, GraphClient>;
  anonymous = new GraphClient(platform.url, null);
  const { agencies } = await anonymous.ask<{ agencies: { nodes: { id: string }[] } }>(
    '{ agencies(filter: { code: "MTDH" }) { nodes { id } } }',
  );
  agencyId = agencies.nodes[0]!.id;
});

afterAll(async () => platform?.stop());

async function mutate(who: Persona | null, mutation: string, input: Record<string, unknown>): Promise<Outcome> {
  const type = mutation.charAt(0).toUpperCase() + mutation.slice(1);
  const source = `mutation ($input: ${type}Input!) { ${mutation}(input: $input) { __typename ... on ${type}Success { survey { ${SURVEY} } }
    ... on ValidationFailed { issues { path code } } ... on Forbidden { code } ... on NotFound { code } ... on Conflict { code } } }`;
  const client = who === null ? anonymous : people[who];
  return (await client.ask<Record<string, Outcome>>(source, { input }))[mutation]!;
}

function surveyIn(outcome: Outcome): Asked {
  if (outcome.survey === undefined) throw new Error(JSON.stringify(outcome));
  return outcome.survey;
}

describe('a survey of the roads agency', () => {
  const input = (): Record<string, unknown> => ({
    idempotencyKey: 'crossing-1',
    agencyId,
    title: { ru: 'Переход на улице Ленина', en: 'A crossing in Lenin Street' },
    questions: [
      { kind: 'SINGLE', title: { ru: 'Нужен ли переход?' }, options: [{ ru: 'Да' }, { ru: 'Нет' }], required: true },
      { kind: 'MULTIPLE', title: { ru: 'Где?' }, options: [{ ru: 'У школы' }, { ru: 'У рынка' }] },
      { kind: 'SCALE', title: { ru: 'Насколько опасно?' }, scale: { min: 1, max: 5 } },
      { kind: 'TEXT', title: { ru: 'Почему?' } },
    ],
    closesAt: new Date(Date.now() + 3_600_000).toISOString(),
  });
  let draft: Asked;
  let asked: Asked;
  let watching: Watch;

  afterAll(async () => watching?.stop());

  const answerOf = (persona: Persona) => ({
    idempotencyKey: `answer of ${persona}`,
    surveyId: asked.id,
    answers: [
      { questionId: asked.questions[0]!.id, optionIds: [asked.questions[0]!.options[0]!.id] },
      { questionId: asked.questions[2]!.id, value: 5 },
      { questionId: asked.questions[3]!.id, text: `Так думает ${persona.length}` },
    ],
  });

  it('is prepared by its coordinator, and by nobody else', async () => {
    for (const who of ['anna', 'roads-executor', 'housing-coordinator', 'operator', null] as const)
      expect(await mutate(who, 'createSurvey', input())).toMatchObject({ __typename: 'Forbidden' });
    const wrong = await mutate('roads-coordinator', 'createSurvey', { ...input(), closesAt: '2020-01-01T00:00:00Z' });
    expect(wrong).toMatchObject({ __typename: 'ValidationFailed', issues: [{ path: ['closesAt'], code: 'IN_THE_PAST' }] });
    const body = input();
    draft = surveyIn(await mutate('roads-coordinator', 'createSurvey', body));
    expect(draft).toMatchObject({
      version: 0,
      status: 'DRAFT',
      agency: { id: agencyId, title: 'Министерство транспорта и дорожного хозяйства' },
    });
    expect(surveyIn(await mutate('roads-coordinator', 'createSurvey', body)).id).toBe(draft.id);
    expect(await mutate('roads-coordinator', 'createSurvey', { ...body, title: { ru: 'Другое' } })).toMatchObject({
      code: 'IDEMPOTENCY_KEY_REUSED',
    });
  });

  it('is a draft that only its agency and the operator know of', async () => {
    const query = `query ($id: ID!, $agencyId: ID!) { survey(id: $id) { id } agency(id: $agencyId) { surveys { nodes { id } } } }`;
    for (const who of PERSONAS) {
      const { data } = await people[who].send<{ survey: { id: string } | null; agency: { surveys: { nodes: { id: string }[] } } }>(query, {
        id: draft.id,
        agencyId,
      });
      const isKnown = who.startsWith('roads') || who === 'operator';
      expect(data?.survey).toEqual(isKnown ? { id: draft.id } : null);
      expect(data?.agency.surveys.nodes).toEqual(isKnown ? [{ id: draft.id }] : []);
    }
    expect(await mutate('anna', 'answerSurvey', { idempotencyKey: 'x', surveyId: draft.id, answers: [] })).toMatchObject({
      __typename: 'NotFound',
    });
  });

  it('is published by the approver', async () => {
    for (const who of ['anna', 'roads-coordinator', 'housing-coordinator'] as const)
      expect(await mutate(who, 'publishSurvey', { surveyId: draft.id })).toMatchObject({ __typename: 'Forbidden' });
    asked = surveyIn(await mutate('roads-approver', 'publishSurvey', { surveyId: draft.id }));
    expect(asked).toMatchObject({ version: 1, status: 'OPEN', answerCount: 0 });
    const { surveys } = await anonymous.ask<{ surveys: { nodes: { id: string }[] } }>(
      'query ($agencyId: ID!) { surveys(filter: { agencyId: $agencyId, status: OPEN }) { nodes { id } } }',
      { agencyId },
    );
    expect(surveys.nodes).toEqual([{ id: asked.id }]);
    watching = watch(anonymous, asked.id, asked.cursor);
  });

  it('is answered once by everybody who is signed in', async () => {
    expect(await mutate(null, 'answerSurvey', answerOf('anna'))).toMatchObject({ __typename: 'Forbidden' });
    const { issues } = await mutate('anna', 'answerSurvey', {
      ...answerOf('anna'),
      answers: [{ questionId: asked.questions[2]!.id, value: 6 }],
    });
    expect(issues).toEqual([
      { path: ['answers', '0', 'value'], code: 'OUT_OF_RANGE' },
      { path: ['answers', asked.questions[0]!.id], code: 'REQUIRED' },
    ]);
    for (const [index, who] of PERSONAS.entries())
      expect(surveyIn(await mutate(who, 'answerSurvey', answerOf(who)))).toMatchObject({
        answerCount: index + 1,
        version: index + 2,
        viewerHasAnswered: true,
      });
    expect(surveyIn(await mutate('anna', 'answerSurvey', answerOf('anna'))).answerCount).toBe(PERSONAS.length);
    expect(await mutate('anna', 'answerSurvey', { ...answerOf('anna'), idempotencyKey: 'again' })).toMatchObject({
      code: 'ALREADY_EXISTS',
    });
  });

  it('shows the count to anybody as it grows, across subgraphs, and no results to anybody', async () => {
    const updates = await watching.until(PERSONAS.length + 1);
    // At most one a second: those between are passed over, the newest never.
    expect(updates.at(-1)).toMatchObject({ version: PERSONAS.length + 1, count: PERSONAS.length, change: 'ANSWERED' });
    expect(updates.map(({ version }) => version)).toEqual([...new Set(updates.map(({ version }) => version))].sort((a, b) => a - b));
    for (const { version, count, survey } of updates) expect({ count, survey }).toMatchObject({ count: version - 1, survey: { status: 'OPEN', results: null } });
    expect(updates[0]!.survey.agency.title).toBe('Министерство транспорта и дорожного хозяйства');
    for (const who of PERSONAS) {
      const { survey } = await people[who].ask<{ survey: unknown }>(RESULTS, { id: asked.id });
      expect(survey).toEqual({ status: 'OPEN', results: null });
    }
  });

  it('is closed by the approver, and takes no more', async () => {
    for (const who of ['anna', 'roads-coordinator', 'housing-coordinator', 'operator'] as const)
      expect(await mutate(who, 'closeSurvey', { surveyId: asked.id })).toMatchObject({ __typename: 'Forbidden' });
    expect(surveyIn(await mutate('roads-approver', 'closeSurvey', { surveyId: asked.id }))).toMatchObject({ status: 'CLOSED' });
    const updates = await watching.until(PERSONAS.length + 2);
    expect(updates.at(-1)).toMatchObject({ change: 'CLOSED', count: PERSONAS.length, survey: { status: 'CLOSED', results: { n: PERSONAS.length } } });
  });

  it('has results: n for all, small counts for nobody, texts for the agency’s staff', async () => {
    type Results = {
      survey: {
        results: {
          questions: { n: number; isSuppressed: boolean; mean: number | null; options: unknown[]; texts: { nodes: unknown[] } | null }[];
        };
      };
    };
    for (const who of PERSONAS) {
      const { survey } = await people[who].ask<Results>(RESULTS, { id: asked.id });
      expect(survey).toMatchObject({ status: 'CLOSED', results: { n: 7, smallestCell: 10 } });
      const [single, multiple, scale, text] = survey.results.questions;
      expect(single).toMatchObject({
        n: 7,
        isSuppressed: true,
        options: [
          { n: null, share: null },
          { n: null, share: null },
        ],
      });
      expect(multiple).toMatchObject({ n: 0 });
      expect(scale).toMatchObject({ n: 7, mean: null });
      const isStaff = who === 'roads-coordinator' || who === 'roads-approver';
      expect(text!.texts === null ? null : text!.texts.nodes.length).toBe(isStaff ? 7 : null);
    }
  });

  it('lives on through a restart of the platform: nobody answers a second time', async () => {
    await watching.stop();
    await platform.restart();
    people = { ...people, anna: await GraphClient.as(platform.url, 'anna') };
    const query = 'query ($id: ID!) { survey(id: $id) { viewerHasAnswered answerCount } }';
    expect(await people.anna.ask(query, { id: asked.id })).toEqual({ survey: { viewerHasAnswered: true, answerCount: 7 } });
    expect(await mutate('anna', 'answerSurvey', { ...answerOf('anna'), idempotencyKey: 'after' })).toMatchObject({
      code: 'ALREADY_EXISTS',
    });
  });
});

interface Update {
  version: number;
  count: number;
  change: string;
  survey: { status: string; agency: { title: string }; results: { n: number } | null };
}

/** Somebody who watches a survey over a socket. */
interface Watch {
  /** Everything seen so far, as soon as the version has come. */
  until(version: number): Promise<Update[]>;
  stop(): Promise<void>;
}

function watch(client: GraphClient, surveyId: string, after: string): Watch {
  const socket: Client = client.socket();
  const updates: Update[] = [];
  let failure: Error | null = null;
  let wake = Promise.withResolvers<void>();
  const query =
    `subscription ($surveyId: ID!, $after: String) {
    surveyAnswers(surveyId: $surveyId, after: $after) { version count change survey { status agency { title } results { n questions { options { n share } } } } } }`;
  socket.subscribe<{ surveyAnswers: Update | null }>(
    { query, variables: { surveyId, after } },
    {
      next: ({ data, errors }) => {
        if (errors !== undefined) failure = new Error(JSON.stringify(errors));
        if (data?.surveyAnswers) updates.push(data.surveyAnswers);
        wake.resolve();
      },
      error: (error) => {
        failure = error instanceof Error ? error : new Error(JSON.stringify(error));
        wake.resolve();
      },
      complete: () => wake.resolve(),
    },
  );
  return {
    async until(version) {
      const deadline = AbortSignal.timeout(60_000);
      while (updates.every((update) => update.version < version)) {
        if (failure !== null) throw failure;
        if (deadline.aborted) throw new Error(`Version ${version} did not come; seen: ${JSON.stringify(updates)}`);
        await Promise.race([wake.promise, new Promise((resolve) => setTimeout(resolve, 200))]);
        wake = Promise.withResolvers<void>();
      }
      return [...updates];
    },
    async stop() {
      await socket.dispose();
    },
  };
}

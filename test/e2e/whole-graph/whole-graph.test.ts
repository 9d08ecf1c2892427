/**
 * Scenario: a front end opens the page of one agency. One operation reads the agency with its open appeals, its running
 * survey, its discussion and this month's numbers, across five subgraphs.
 */
import { GraphClient, startTestPlatform, type TestPlatform } from '@otklik/test/platform';

const DAY_MS = 86_400_000;
const AGENCY_PAGE = `query ($code: String!) {
  agencies(first: 1, filter: { code: $code }) {
    nodes {
      id
      title
      categories { id }
      appeals(first: 5, filter: { status: REGISTERED }) { nodes { number status category { title } author { id } } }
      surveys(first: 1, filter: { status: OPEN }) { nodes { title answerCount } }
      discussions(first: 1, filter: { status: OPEN }) { nodes { title clauses { heading } } }
      insights { received done }
    }
  }
}`;

let platform: TestPlatform;
let anna: GraphClient;
let coordinator: GraphClient;
let approver: GraphClient;

beforeAll(async () => {
  platform = await startTestPlatform();
  [anna, coordinator, approver] = (await Promise.all(
    ['anna', 'roads-coordinator', 'roads-approver'].map((persona) => GraphClient.as(platform.url, persona)),
  )) as [GraphClient, GraphClient, GraphClient];
});

afterAll(async () => platform?.stop());

it('one operation reads an agency with its appeals, survey, discussion and numbers across five subgraphs', async () => {
  const agencyId = (await anna.ask<AgencyPage>('{ agencies(first: 1, filter: { code: "MTDH" }) { nodes { id } } }')).agencies.nodes[0]!.id;
  await registerPothole();
  await openSurvey(agencyId);
  await openDiscussion(agencyId);

  const expected = {
    id: agencyId,
    title: 'Министерство транспорта и дорожного хозяйства',
    categories: expect.arrayContaining([{ id: 'roads.pothole' }]),
    appeals: { nodes: [{ number: expect.stringMatching(/^MTDH-\d{4}-1$/), status: 'REGISTERED', category: { title: 'Ямы на проезжей части' }, author: { id: expect.any(String) } }] },
    surveys: { nodes: [{ title: 'Как вам зимняя уборка дорог?', answerCount: 0 }] },
    discussions: { nodes: [{ title: 'О порядке уборки снега', clauses: [{ heading: 'Сроки' }] }] },
    insights: { received: 1, done: 0 },
  };
  // Numbers follow the log: within moments, not within the mutation.
  let page: AgencyPage['agencies']['nodes'][number] | undefined;
  for (const started = Date.now(); Date.now() - started < 60_000; await new Promise((resolve) => setTimeout(resolve, 50))) {
    page = (await coordinator.ask<AgencyPage>(AGENCY_PAGE, { code: 'MTDH' })).agencies.nodes[0];
    if (page?.insights?.received === 1) break;
  }
  expect(page).toEqual(expected);
  expect(await anna.ask('{ insights(groupBy: [TERRITORY, CATEGORY]) { territory category { title } received } }')).toEqual({
    insights: [{ territory: 'NSK', category: { title: 'Ямы на проезжей части' }, received: 1 }],
  });
});

interface AgencyPage {
  readonly agencies: { readonly nodes: readonly { readonly id: string; readonly insights?: { readonly received: number } }[] };
}

async function registerPothole(): Promise<void> {
  const { submitAppeal } = await anna.ask<{ submitAppeal: { appeal: { id: string } } }>(
    `mutation { submitAppeal(input: { idempotencyKey: "whole-1", categoryId: "roads.pothole", text: "Яма у школы", location: { latitude: 55.03, longitude: 82.92 }, details: { roadPothole: { lane: 1 } } }) {
      ... on SubmitAppealSuccess { appeal { id } }
    } }`,
  );
  await succeed(coordinator, 'mutation ($id: ID!) { registerAppeal(input: { appealId: $id }) { __typename } }', { id: submitAppeal.appeal.id });
}

async function openSurvey(agencyId: string): Promise<void> {
  const { createSurvey } = await coordinator.ask<{ createSurvey: { survey: { id: string } } }>(
    `mutation ($input: CreateSurveyInput!) { createSurvey(input: $input) { ... on CreateSurveySuccess { survey { id } } } }`,
    {
      input: {
        idempotencyKey: 'whole-2',
        agencyId,
        title: { ru: 'Как вам зимняя уборка дорог?', en: 'How is the winter service?' },
        questions: [{ kind: 'SCALE', title: { ru: 'Оцените', en: 'Rate it' }, scale: { min: 1, max: 5 }, required: true }],
        closesAt: new Date(Date.now() + 10 * DAY_MS).toISOString(),
      },
    },
  );
  await succeed(approver, 'mutation ($id: ID!) { publishSurvey(input: { surveyId: $id }) { __typename } }', { id: createSurvey.survey.id });
}

async function openDiscussion(agencyId: string): Promise<void> {
  const { createDiscussion } = await coordinator.ask<{ createDiscussion: { discussion: { id: string } } }>(
    `mutation ($input: CreateDiscussionInput!) { createDiscussion(input: $input) { ... on CreateDiscussionSuccess { discussion { id } } } }`,
    {
      input: {
        idempotencyKey: 'whole-3',
        agencyId,
        title: 'О порядке уборки снега',
        summary: 'Проект приказа о сроках уборки.',
        clauses: [{ number: '1', heading: 'Сроки', text: 'Снег убирается за сутки.' }],
        opensAt: new Date(Date.now() - 1_000).toISOString(),
        closesAt: new Date(Date.now() + 20 * DAY_MS).toISOString(),
      },
    },
  );
  await succeed(approver, 'mutation ($id: ID!) { publishDiscussion(input: { discussionId: $id }) { __typename } }', { id: createDiscussion.discussion.id });
}

async function succeed(client: GraphClient, mutation: string, variables: Record<string, unknown>): Promise<void> {
  const [result] = Object.values(await client.ask<Record<string, { __typename: string }>>(mutation, variables));
  expect(result).toEqual({ __typename: expect.stringMatching(/Success$/) });
}

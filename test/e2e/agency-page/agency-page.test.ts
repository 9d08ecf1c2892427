/**
 * Scenario: a citizen opens the public page of an agency before and after it has answered, in Russian and in English. Black box: HTTP
 * and the public graph.
 */
import { GraphClient, startTestPlatform, type TestPlatform } from '@otklik/test/platform';
import type { Answer } from '@otklik/test/support';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await startTestPlatform();
});
afterAll(async () => platform?.stop());

async function page(path: string, language = 'ru'): Promise<{ status: number; html: string; headers: Headers }> {
  const response = await fetch(platform.url + path, { headers: { 'accept-language': language, accept: 'text/html' } });
  return { status: response.status, html: await response.text(), headers: response.headers };
}

/** Runs a mutation with one input; it must succeed. */
async function run(persona: string, mutation: string, input: Record<string, unknown>): Promise<Answer> {
  const client = await GraphClient.as(platform.url, persona);
  const type = mutation.charAt(0).toUpperCase() + mutation.slice(1);
  const { result } = await client.ask<Answer>(`mutation ($input: ${type}Input!) { result: ${mutation}(input: $input) { __typename ... on ${type}Success { appeal { id } } } }`, { input });
  expect(result.__typename).toBe(`${type}Success`);
  return result;
}

test('it says what the agency does and how to reach it, in the reader’s language, and loads nothing from elsewhere', async () => {
  const { status, html, headers } = await page('/agencies/MTDH');
  expect({ status, type: headers.get('content-type') }).toEqual({ status: 200, type: 'text/html; charset=utf-8' });
  expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(html).toContain('Министерство транспорта и дорожного хозяйства');
  expect(html).toContain('tel:+73830000018');
  expect(html).toContain('Публичных ответов пока нет.');
  expect((await page('/agencies/MTDH', 'en')).html).toContain('Answers for the roads of the region');
  expect((await page('/page/agency-page.css')).status).toBe(200);
});

test('an agency that is not there has no page', async () => {
  for (const path of ['/agencies/nobody', '/agencies/', '/agencies/%FF', '/agencies/MTDH/more', '/agencies/%00']) expect((await page(path)).status).toBe(404);
});

test('what it answers in public appears with its rating; what is private does not', async () => {
  const anna = await GraphClient.as(platform.url, 'anna');
  const submit = 'mutation ($input: SubmitAppealInput!) { submitAppeal(input: $input) { ... on SubmitAppealSuccess { appeal { id } } } }';
  const input = { categoryId: 'roads.pothole', location: { latitude: 55.03, longitude: 82.92 }, details: { roadPothole: { lane: 1 } } };
  for (const [text, visibility] of [['Яма <b>у школы</b>', 'PUBLIC'], ['Тайная яма', 'PRIVATE']] as const) {
    const { submitAppeal } = await anna.ask<Answer>(submit, { input: { ...input, idempotencyKey: text, text, visibility } });
    const appealId = submitAppeal.appeal.id as string;
    await run('roads-coordinator', 'registerAppeal', { appealId });
    await run('roads-coordinator', 'assignAppeal', { appealId, executor: 'roads-executor' });
    await run('roads-executor', 'answerAppeal', { appealId, text: `Ответ: ${visibility}` });
    await run('roads-approver', 'approveAnswer', { appealId });
    await run('anna', 'rateAnswer', { appealId, score: 4 });
  }
  const { html } = await page('/agencies/MTDH');
  expect(html).toContain('Яма у школы');
  expect(html).toContain('Ответ: PUBLIC');
  expect(html).toContain('★★★★☆');
  expect(html).not.toContain('Тайная яма');
  expect(html).not.toContain('Ответ: PRIVATE');
});

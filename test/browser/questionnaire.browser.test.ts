import { GraphClient, startTestPlatform, type TestPlatform } from '@otklik/test/platform';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium, type Browser } from 'playwright-core';

/**
 * Somebody answers a questionnaire in a real Chromium without an account and without script, by keyboard and in a frame of a page of
 * another server, put there by the one line of the guide.
 */
const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const PATIENCE_MS = 120_000;

let platform: TestPlatform;
let browser: Browser;
let elsewhere: Server;
let token: string;
let approver: GraphClient;
let questionnaireId: string;

beforeAll(async () => {
  platform = await startTestPlatform();
  approver = await GraphClient.as(platform.url, 'roads-approver');
  const { agencies } = await approver.ask<{ agencies: { nodes: { id: string; cabinet: { slug: string } | null }[] } }>('{ agencies(first: 100) { nodes { id cabinet { slug } } } }');
  const agencyId = agencies.nodes.find(({ cabinet }) => cabinet?.slug === 'roads')!.id;
  const text = (ru: string, en: string) => [
    { language: 'ru', text: ru },
    { language: 'en', text: en },
  ];
  const content = {
    title: text('Как прошёл приём?', 'How was your visit?'),
    thanks: text('Спасибо, учтём!', 'Thank you, noted!'),
    questions: [
      { key: 'csat', kind: 'CSAT', required: true, title: text('Вы довольны?', 'Are you satisfied?') },
      { key: 'why', kind: 'TEXT', title: text('Что не так?', 'What was wrong?'), showIf: [{ question: 'csat', atMost: 3 }] },
    ],
  };
  const created = await approver.ask<{ createQuestionnaire: { questionnaire: { id: string } } }>(
    'mutation ($input: CreateQuestionnaireInput!) { createQuestionnaire(input: $input) { ... on CreateQuestionnaireSuccess { questionnaire { id } } } }',
    { input: { idempotencyKey: 'browser', agencyId, content } },
  );
  questionnaireId = created.createQuestionnaire.questionnaire.id;
  const published = await approver.ask<{ publishQuestionnaire: { questionnaire: { platformToken: string } } }>(
    'mutation ($id: ID!) { publishQuestionnaire(input: { questionnaireId: $id }) { ... on PublishQuestionnaireSuccess { questionnaire { platformToken } } } }',
    { id: questionnaireId },
  );
  token = published.publishQuestionnaire.questionnaire.platformToken;
  browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS, timeout: PATIENCE_MS });
  elsewhere = createServer((_, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(`<!DOCTYPE html><title>Agency</title><h1>Agency</h1><script src="${platform.url}/page/questionnaire-widget.js" data-token="${token}" data-lang="en"></script>`);
  });
  await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
});

afterAll(async () => {
  elsewhere?.close();
  await browser?.close();
  await platform?.stop();
});

async function answers(): Promise<number> {
  return (await approver.ask<{ questionnaire: { answerCount: number } }>(`{ questionnaire(id: "${questionnaireId}") { answerCount } }`)).questionnaire.answerCount;
}

test('a form is answered step by step without script', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'ru-RU' });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  await page.goto(`${platform.url}/questionnaires/${token}`);
  await page.getByRole('heading', { name: 'Как прошёл приём?' }).waitFor();
  await page.getByRole('button', { name: 'Далее' }).press('Enter');
  await page.getByRole('alert').waitFor();
  expect(await page.locator('fieldset#q-csat').getAttribute('aria-invalid')).toBe('true');
  await page.getByRole('group', { name: 'Вы довольны?' }).getByRole('radio', { name: '2', exact: true }).press('Space');
  await page.getByRole('button', { name: 'Далее' }).click();
  await page.getByRole('textbox', { name: 'Что не так?' }).fill('Очередь <b>и</b> жара');
  await page.getByRole('button', { name: 'Отправить' }).click();
  await page.getByRole('status').filter({ hasText: 'Спасибо, учтём!' }).waitFor();
  expect(await answers()).toBe(1);
  await context.close();
});

test('a page of another server shows it in a frame', async () => {
  const context = await browser.newContext({ locale: 'ru-RU' });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  await page.goto(`http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`);
  const frame = page.frameLocator('iframe');
  await frame.getByRole('heading', { name: 'How was your visit?' }).waitFor();
  await frame.getByRole('radio', { name: '5', exact: true }).check();
  await frame.getByRole('button', { name: 'Next' }).click();
  await frame.getByRole('status').filter({ hasText: 'Thank you, noted!' }).waitFor();
  expect(await answers()).toBe(2);
  await context.close();
});

test.each([
  ['ru', 'Этой анкеты сейчас нет'],
  ['en', 'This questionnaire is not open'],
])('a sign that leads nowhere is answered by a page, not by a document for programs (%s)', async (language, title) => {
  for (const place of ['AAAAAAAAAAAAAAAAAAAAAA', `${'A'.repeat(21)}-`]) {
    const answer = await fetch(`${platform.url}/questionnaires/${place}?lang=${language}`);
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('content-security-policy')]).toEqual([404, 'text/html; charset=utf-8', expect.stringContaining('frame-ancestors *')]);
    expect(await answer.text()).toContain(`<h1>${title}</h1>`);
  }
});

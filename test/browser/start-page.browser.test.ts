import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { startTestPlatform, type TestPlatform } from '../support/platform.js';

/**
 * A stranger takes the five-minute tour on the start page, in two windows of a real Chromium: one watches, the other
 * acts as one persona after the other. Nothing is stubbed, and nothing may be asked for outside the platform.
 */
const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** For each thing that is waited for: a machine may be busy with other things. */
const PATIENCE_MS = 120_000;

let platform: TestPlatform;
let browser: Browser;
let context: BrowserContext;
const troubles: string[] = [];

beforeAll(async () => {
  platform = await startTestPlatform();
  browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS, timeout: PATIENCE_MS });
  context = await browser.newContext({ locale: 'ru-RU', viewport: { width: 1400, height: 900 } });
  context.setDefaultTimeout(PATIENCE_MS);
  context.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(platform.url) && !url.startsWith('data:') && !url.startsWith('blob:')) troubles.push(`outside request: ${url}`);
  });
  context.on('weberror', (error) => troubles.push(String(error.error())));
  context.on('response', (response) => void (response.status() >= 400 && troubles.push(`${response.status()} for ${response.request().postData()}`)));
  context.on('console', (message) => void (message.type() === 'error' && troubles.push(message.text())));
});

afterAll(async () => {
  await browser?.close();
  await platform?.stop();
});

async function openStartPage(): Promise<Page> {
  const page = await context.newPage();
  await page.goto(platform.url);
  await page.waitForSelector('.graphiql-execute-button');
  return page;
}

async function actAs(page: Page, persona: string): Promise<void> {
  await page.selectOption('#persona', persona);
  await page.locator('#login-state', { hasText: `(${persona})` }).waitFor();
}

/** Runs the tab of a step of the tour. */
async function run(page: Page, tab: string): Promise<void> {
  await page.click(`.graphiql-tab:has-text("${tab}")`);
  await page.locator('.graphiql-tab-active', { hasText: tab }).waitFor();
  // The editor follows its tab a moment later; until then the step before would be run under the name of this one.
  await page.locator('.graphiql-query-editor', { hasText: tab }).waitFor();
  await page.click('.graphiql-execute-button');
}

/** Waits until the response of GraphiQL shows a text. */
async function seeInResponse(page: Page, text: string): Promise<void> {
  await page.locator('.graphiql-response', { hasText: text }).waitFor();
}

test('the five-minute tour works in GraphiQL, with the status changing live in a second window', async () => {
  const acting = await openStartPage();
  await actAs(acting, 'anna');
  await run(acting, 'SubmitAppeal');
  await seeInResponse(acting, '"status": "SUBMITTED"');

  const watching = await openStartPage();
  await actAs(watching, 'anna');
  await run(watching, 'AppealUpdated');

  const steps = [
    ['roads-coordinator', 'RegisterAppeal', 'REGISTERED'],
    ['roads-coordinator', 'AssignAppeal', 'IN_PROGRESS'],
    ['roads-executor', 'AnswerAppeal', 'ON_APPROVAL'],
    ['roads-approver', 'ApproveAnswer', 'ANSWERED'],
    ['anna', 'RateAnswer', 'RATED'],
  ] as const;
  for (const [persona, tab, status] of steps) {
    await actAs(acting, persona);
    await run(acting, tab);
    await seeInResponse(acting, `"status": "${status}"`);
    await seeInResponse(watching, `"status": "${status}"`);
  }
  expect(troubles).toEqual([]);
});

test('GraphiQL knows the schema: it offers fields of the graph while one types', async () => {
  const page = await openStartPage();
  await page.click('button[aria-label="Show Documentation Explorer"]');
  await page.waitForSelector('.graphiql-doc-explorer-content:has-text("Subscription")');
  expect(troubles).toEqual([]);
});

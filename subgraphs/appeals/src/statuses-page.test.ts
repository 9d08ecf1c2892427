import { readFile } from 'node:fs/promises';
import { statusesPage } from './statuses-page.js';

test('docs/appeal-statuses.md is as in the code: else run "npx pnpm schema"', async () => {
  expect(await readFile(new URL('../../../docs/appeal-statuses.md', import.meta.url), 'utf8')).toBe(statusesPage());
});

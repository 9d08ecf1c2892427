import { ROLES, RELATIONS, SCOPES } from '@otklik/identity';
import { readFile } from 'node:fs/promises';
import { permissionRows } from './permission-rows.js';
import { permissionsPage } from './permissions-page.js';
import { permissionsText } from './permissions-text.js';

const rows = permissionRows();

describe('the permission table', () => {
  it('names each action once', () => {
    expect(new Set(rows.map(({ action }) => action)).size).toBe(rows.length);
  });

  it('says of each row who may, what, and on what ground, in both languages', () => {
    for (const { who, title, ground } of rows) {
      expect(who.length).toBeGreaterThan(0);
      expect([...ROLES, ...RELATIONS]).toEqual(expect.arrayContaining([...who]));
      for (const { ru, en } of [title, ground]) {
        expect(ru).toMatch(/[а-яё]/i);
        expect(en).not.toMatch(/[а-яё]/i);
      }
    }
  });

  it('uses every scope that a machine can be given', () => {
    expect(new Set(rows.flatMap(({ scope }) => scope ?? []))).toEqual(new Set(Object.keys(SCOPES)));
  });

  it('is on docs/permissions.md as it is in the code: else run "npx pnpm schema"', async () => {
    expect(await readFile(new URL('../../../docs/permissions.md', import.meta.url), 'utf8')).toBe(permissionsPage(rows));
  });

  it.each([['ru', 'координатор кабинета'], ['en', 'coordinator of the cabinet']] as const)('is readable in a terminal: %s', (locale, coordinator) => {
    const text = permissionsText(rows, locale);
    for (const { action, title, ground } of rows) for (const part of [action, title[locale], ground[locale]]) expect(text).toContain(part);
    expect(text).toMatch(new RegExp(`appeal\\.assign .*\\n *→ ${coordinator}\\n`));
  });
});

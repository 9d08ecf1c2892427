import { HOLDER_TITLES, SCOPES, type Holder } from '@otklik/identity';
import type { PermissionRow } from './permission-rows.js';

/** The page of the permission table, docs/permissions.md. */
export function permissionsPage(rows: readonly PermissionRow[]): string {
  const subgraphs = [...new Set(rows.map(({ subgraph }) => subgraph))];
  return [
    '# Кто что может · Who may do what',
    '',
    'Made from the permission tables in the code (`subgraphs/*/src/permissions.ts`) by `npx pnpm schema`. In the terminal: `npx pnpm otklik permissions`',
    '(`--json`, `--markdown`, `--lang en`). What is not in the table is for nobody; fields of the graph without `@access` are for everybody.',
    '',
    'Use-cases check these rows and nothing else, and the public SDL (`/schema.graphql`) carries them on each field as `@access(action:, who:, scope:)`. A role',
    'counts in the cabinet that the object belongs to; `OPERATOR` counts on the whole platform.',
    '',
    ...subgraphs.flatMap((subgraph) => [
      `## ${subgraph}`,
      '',
      '| действие · action | что · what | кто · who | область · scope | основание · ground |',
      '| --- | --- | --- | --- | --- |',
      ...rows.filter((row) => row.subgraph === subgraph).map(tableRow),
      '',
    ]),
    '## Кто · Who',
    '',
    '| в таблице | по-русски | in English |',
    '| --- | --- | --- |',
    ...Object.entries(HOLDER_TITLES).map(([holder, { ru, en }]) => `| \`${holder}\` | ${ru} | ${en} |`),
    '',
    '## Внешние системы · Machines',
    '',
    'A machine signs in by client credentials (`grant_type=client_credentials`) with the scopes it needs. A scope is never enough by itself: the operator gives',
    'the machine the role `INTEGRATOR` by `importStaff` (or `otklik import-staff`) with the login `client:` and its client id, on the whole platform or in the',
    'cabinets it works for. What is for everybody needs no role, but the scope if the row has one. Without the scope the answer is `FORBIDDEN`.',
    '',
    '| область · scope | по-русски | in English |',
    '| --- | --- | --- |',
    ...Object.entries(SCOPES).map(([scope, { ru, en }]) => `| \`${scope}\` | ${ru} | ${en} |`),
    '',
  ].join('\n');
}

function tableRow({ action, title, who, scope, ground }: PermissionRow): string {
  const cells = [`\`${action}\``, `${title.ru} · ${title.en}`, who.map(code).join(', '), scope === undefined ? '' : `\`${scope}\``, `${ground.ru} · ${ground.en}`];
  return `| ${cells.join(' | ')} |`;
}

function code(holder: Holder): string {
  return `\`${holder}\``;
}

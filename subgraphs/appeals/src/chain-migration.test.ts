/** A database of the version before the chain, with appeals in it, is migrated. */
import { migrate, withConnection } from '@otklik/database';
import { eventsDatabaseModule } from '@otklik/events';
import { createTestDatabase, type TestDatabase } from '@otklik/test/support';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { appealsDatabaseModule } from './main.js';
import { publishedCabinetsModule } from './testing/cabinets-module.js';
import { verifyChains } from './use-cases/verify-chains.js';

/** More than one batch. */
const APPEALS = 2_500;
const BEFORE = appealsDatabaseModule.migrations.findIndex(({ name }) => name === 'M0005Chain');

let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'otklik-existing-'));
  const old = { ...appealsDatabaseModule, migrations: appealsDatabaseModule.migrations.slice(0, BEFORE) };
  database = await createTestDatabase([eventsDatabaseModule, publishedCabinetsModule, old]);
});
afterAll(async () => {
  await database?.drop();
  await rm(folder, { recursive: true, force: true });
});

/** With everything that a row can hold, and moments finer than the platform's own. */
const SOME_APPEALS = `
  set session_replication_role = replica;
  insert into appeals.appeal (id, kind, category_id, agency_id, cabinet_id, author_id, text, latitude, longitude, plugin_id, form, details, channel, visibility, status,
      version, number, submitted_at, registered_at, due_at, due_reasons, is_provisional)
    select gen_random_uuid(), 'MESSAGE', 'roads.pothole', gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'Яма "' || n || '"', 55 + n * 0.0001, 82.92, 'roads', 'roadPothole',
      '{"size": "LARGE", "lane": 2, "a": {"z": null, "b": [1.50, "x"]}}', 'PORTAL', 'PUBLIC', 'REGISTERED', 1 + n % 5, n::text, now(), now(), now(), '[{"ru": "30 дней", "en": "30 days"}]', false
    from generate_series(1, ${APPEALS}) n;
  insert into appeals.appeal_history (appeal_id, version, at, status, actor, actor_role, comment)
    select id, change, now(), 'REGISTERED', 'кто-то', 'AUTHOR', case when change > 1 then '{"ru": "Да", "en": "Yes"}'::jsonb end from appeals.appeal, generate_series(1, version) change;
  reset session_replication_role`;

test('every history that was there before becomes a chain that verifies', async () => {
  await withConnection(database.adminUrl, (admin) => admin.query(SOME_APPEALS));
  await migrate(database.url, [appealsDatabaseModule]);
  const verification = await verifyChains({ databaseUrl: database.url, sealFile: join(folder, 'appeals.seals') });
  expect(verification).toMatchObject({ appeals: APPEALS, changes: APPEALS * 3, broken: 0, chainFaults: [], unsealed: { appeals: APPEALS } });
});

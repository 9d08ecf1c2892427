import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { AppealKind, appealsEntities, Channel, playStories, Visibility, type StoryStep } from '@otklik/appeals';
import { readEnvironment, startPlatform } from '@otklik/app';
import { createOrm, withConnection } from '@otklik/database';
import { citizenIdOf, type PersonViewer } from '@otklik/identity';
import { FormRegistry, parseManifest } from '@otklik/plugin-host';
import { subjectOf } from './issuer.ts';

/** Stories of one transaction. */
const BATCH = 500;
const PLUGIN = 'roads.pothole';
/** So many of the last appeals are as long as an appeal may be. */
export const LONG_TEXTS = 10;
const LONGEST = 9_000;

/** After a submission, a registration and an assignment. */
export const FIRST_VERSION = 3;

export const COORDINATOR = 'roads-coordinator';
export const EXECUTOR = 'roads-executor';
export const APPROVER = 'roads-approver';

/** Migrates the database and fills the demo region, without sample messages, by starting a platform and stopping it again. */
export async function seedRegion(home: string, databaseUrl: string): Promise<void> {
  const variables = { HOST: '127.0.0.1', PORT: '0', OTKLIK_HOME: home, DATABASE_URL: databaseUrl, OTKLIK_DEMO_SAMPLES: '0', OTKLIK_LOG_LEVEL: 'error', OTKLIK_METRICS: '0' };
  const platform = await startPlatform({ environment: readEnvironment(variables, '/'), databaseUrl });
  await platform.stop();
}

/** The login of the citizen who wrote an appeal. */
export function citizen(number: number): string {
  return `citizen-${number}`;
}

/** A member of staff or a citizen as the gateway would find them. */
export async function viewerOf(adminUrl: string, issuer: string, login: string): Promise<PersonViewer> {
  return withConnection(adminUrl, async (admin) => {
    const { rows } = await admin.query<PersonViewer['grants'][number]>('select role, cabinet_id as "cabinetId" from cabinets.published_staff_grant where login = $1', [login]);
    return personOf(issuer, login, rows);
  });
}

function personOf(issuer: string, login: string, grants: PersonViewer['grants'] = []): PersonViewer {
  const subject = subjectOf(login);
  return { kind: 'person', subject, login, citizenId: citizenIdOf(issuer, subject), grants, issuedAt: Date.now(), expiresAt: Date.now() + 86_400_000 };
}

/**
 * Writes so many public messages, each of a citizen of its own, registered and assigned, by the rules for real ones.
 * @returns their ids, in the order of their citizens
 */
export async function writeAppeals(databaseUrl: string, adminUrl: string, issuer: string, count: number): Promise<string[]> {
  const coordinator = await viewerOf(adminUrl, issuer, COORDINATOR);
  const require = createRequire(import.meta.resolve('@otklik/app'));
  const manifest = parseManifest(JSON.parse(readFileSync(require.resolve('@otklik/plugin-roads/plugin.json'), 'utf8')));
  const forms = new FormRegistry([manifest]);
  const orm = await createOrm({ databaseUrl, schema: 'appeals', entities: appealsEntities });
  try {
    const ids: string[] = [];
    for (let first = 0; first < count; first += BATCH) {
      const at = new Date();
      const steps = Array.from({ length: Math.min(BATCH, count - first) }, (_, index): StoryStep[] => {
        const appealId = appealIdOf(at, first + index);
        ids.push(appealId);
        const input = submission(first + index, first + index >= count - LONG_TEXTS);
        return [
          { appealId, at, by: personOf(issuer, citizen(first + index)), deed: { kind: 'SUBMIT', input } },
          { appealId, at, by: coordinator, deed: { kind: 'REGISTER' } },
          { appealId, at, by: coordinator, deed: { kind: 'ASSIGN', executor: EXECUTOR } },
        ];
      });
      await playStories(orm, forms, steps.flat());
    }
    return ids;
  } finally {
    await orm.close();
  }
}

/** What a citizen writes. */
export function submission(number: number, long = false) {
  const text = `Глубокая яма во второй полосе, объезжают по встречной. Сообщение номер ${number}. `;
  return {
    idempotencyKey: `bench-live-${number}`,
    kind: AppealKind.MESSAGE,
    categoryId: PLUGIN,
    channel: Channel.PORTAL,
    visibility: Visibility.PUBLIC,
    text: (long ? text.repeat(Math.floor(LONGEST / text.length)) : text).trim(),
    location: { latitude: 55.0302, longitude: 82.9204, address: 'Новосибирск, Красный проспект, 25' },
    details: { roadPothole: { lane: 2, size: 'LARGE' } },
  };
}

/** A UUID of version 7, as the platform makes them. */
function appealIdOf(at: Date, number: number): string {
  const time = at.getTime().toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${number.toString(16).padStart(12, '0')}`;
}

import { DATABASE_MODULES, readEnvironment, startPlatform } from '@otklik/app';
import { FixedClock } from '@otklik/base';
import { createTestDatabase, type TestDatabase } from '@otklik/test/support';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { castOf, type Cast } from '../cast/cast.js';
import { LOGINS, ROLES } from '../cast/strangers.js';
import { TokenIssuer } from '../cast/token-issuer.js';
import { act } from './act.js';
import { tellAppeals } from './appeals.js';
import { tellDiscussions } from './discussions.js';
import { sendFile } from './files.js';
import { tellPeople } from './people.js';
import { tellSurveys } from './surveys.js';

const DAY_MS = 86_400_000;
/** Longer than the platform remembers how somebody stands. */
const FORGETTING_MS = 3_000;
export const CALL_SECRET = 'the-secret-of-calls-of-the-leak-matrix';

/** A platform on which everything has happened that a field could tell of. */
export interface World {
  readonly url: string;
  readonly home: string;
  readonly database: TestDatabase;
  readonly clock: FixedClock;
  readonly issuer: TokenIssuer;
  readonly cast: Cast;
  /** Ids and cursors of the fixture by name; `{name}` in paths and inputs stands for them. */
  readonly ids: Readonly<Record<string, string>>;
  /** Moves the clock on, so that roles that were given or taken show. */
  letRolesShow(): void;
  stop(): Promise<void>;
}

/** What the chapters of the story are told with. */
export interface Telling {
  readonly cast: Cast;
  readonly clock: FixedClock;
  readonly issuer: TokenIssuer;
  readonly url: string;
  readonly adminUrl: string;
  readonly ids: Record<string, string>;
  /** When the story began, some days later. */
  day(number: number): Date;
}

/** Starts the platform and tells the story. The clock begins forty days ago, so that terms can pass. About ten seconds. */
export async function openWorld(): Promise<World> {
  const begin = Date.now() - 40 * DAY_MS;
  const clock = new FixedClock(new Date(begin));
  const issuer = await TokenIssuer.start(clock);
  const database = await createTestDatabase(DATABASE_MODULES);
  const home = await mkdtemp(join(tmpdir(), 'otklik-leaks-'));
  const variables = { HOST: '127.0.0.1', PORT: '0', OTKLIK_HOME: home, DATABASE_URL: database.url, OTKLIK_DEMO_SAMPLES: '0', OTKLIK_LOG_LEVEL: 'warn', OTKLIK_METRICS: '0', OTKLIK_CALL_SECRET: CALL_SECRET };
  // The demo region for its agencies, and an issuer of our own for as many people as we like: no start by environment variables gives both.
  const environment = { ...readEnvironment(variables, '/'), oidcIssuer: issuer.url };
  const platform = await startPlatform({ environment, databaseUrl: database.url, clock });
  const { url } = platform;
  const day = (number: number): Date => new Date(begin + number * DAY_MS);
  const ids: Record<string, string> = { month: day(0).toISOString().slice(0, 7), soon: day(80).toISOString(), later: day(120).toISOString() };
  const letRolesShow = (): void => clock.set(new Date(clock.now().getTime() + FORGETTING_MS));
  const cast = await castOf(url, issuer);
  const telling: Telling = { cast, clock, issuer, url, adminUrl: database.adminUrl, ids, day };

  await act(cast.operator, 'importStaff', { staff: ROLES }, 'rows { outcome }');
  letRolesShow();
  await tellPeople(telling);
  await tellAppeals(telling);
  await tellSurveys(telling);
  await tellDiscussions(telling);
  await act(cast.operator, 'revokeRole', { login: LOGINS.revoked, role: 'EXECUTOR', cabinet: 'roads' }, 'wasHeld');
  letRolesShow();
  // Now, because it is forgotten after a day.
  ids['refusedFile'] = await sendFile(cast.anna, 'refused', Buffer.from('no picture'));

  return {
    url,
    home,
    database,
    clock,
    issuer,
    cast,
    ids,
    letRolesShow,
    async stop() {
      await platform.stop();
      await issuer.stop();
      await database.drop();
      await rm(home, { recursive: true, force: true });
    },
  };
}

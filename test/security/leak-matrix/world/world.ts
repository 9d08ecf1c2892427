import { FixedClock, nameId } from '@otklik/base';
import { encodeCursor } from '@otklik/events';
import { castOf, type Cast } from '../cast/cast.js';
import { LOGINS, ROLES } from '../cast/strangers.js';
import type { TokenIssuer } from '../cast/token-issuer.js';
import { tellAbsences } from './absences.js';
import { act } from './act.js';
import { tellAppeals } from './appeals.js';
import { tellAutoRules } from './auto-rules.js';
import { tellDesk } from './desk.js';
import { tellDiscussions } from './discussions.js';
import { tellExports } from './exports.js';
import { findInFeed } from './feed.js';
import { sendFile } from './files.js';
import { startIssuedPlatform, type IssuedPlatform } from './issued-platform.js';
import { tellPeople } from './people.js';
import { tellPlugins } from './plugins.js';
import { tellProblems } from './problems.js';
import { openForm, tellQuestionnaires } from './questionnaires.js';
import { tellSurveys } from './surveys.js';
import { tellTerms } from './terms.js';

const DAY_MS = 86_400_000;
/** Longer than the platform remembers how somebody stands. */
const FORGETTING_MS = 3_000;

/** A platform on which everything has happened that a field could tell of. */
export interface World extends IssuedPlatform {
  readonly clock: FixedClock;
  readonly cast: Cast;
  /** Ids and cursors of the fixture by name; `<name>` in paths and inputs stands for them. */
  readonly ids: Readonly<Record<string, string>>;
  /** Moves the clock on, so that roles that were given or taken show. */
  letRolesShow(): void;
}

/** What the chapters of the story are told with. */
export interface Telling {
  readonly cast: Cast;
  readonly clock: FixedClock;
  readonly issuer: TokenIssuer;
  readonly url: string;
  readonly adminUrl: string;
  readonly databaseUrl: string;
  readonly ids: Record<string, string>;
  /** When the story began, some days later. */
  day(number: number): Date;
}

/** Starts the platform and tells the story. The clock begins forty days ago, so that terms can pass. About ten seconds. */
export async function openWorld(): Promise<World> {
  const begin = Date.now() - 40 * DAY_MS;
  const clock = new FixedClock(new Date(begin));
  const platform = await startIssuedPlatform(clock);
  const { url, issuer, database } = platform;
  const day = (number: number): Date => new Date(begin + number * DAY_MS);
  const ids: Record<string, string> = { month: day(0).toISOString().slice(0, 7), soon: day(80).toISOString(), later: day(120).toISOString() };
  const letRolesShow = (): void => clock.set(new Date(clock.now().getTime() + FORGETTING_MS));
  const cast = await castOf(url, issuer);
  const telling: Telling = { cast, clock, issuer, url, adminUrl: database.adminUrl, databaseUrl: database.url, ids, day };

  await act(cast.operator, 'importStaff', { staff: ROLES }, 'rows { outcome }');
  letRolesShow();
  await tellPeople(telling);
  await tellAppeals(telling);
  for (const [name, version] of [['inboxBegin', 0], ['inboxFirst', 1]] as const) ids[name] = encodeCursor({ kind: 'version', topic: `cabinet/${ids['cabinet']}`, version });
  await tellExports(telling);
  await tellAbsences(telling, letRolesShow);
  await tellAutoRules(telling);
  await tellSurveys(telling);
  await tellQuestionnaires(telling);
  await tellDiscussions(telling);
  await tellPlugins(telling);
  await tellTerms(telling);
  // Late, because what was written just now can be taken back.
  await tellDesk(telling);
  await findInFeed(telling);
  for (const [name, version] of [['figuresBegin', 0], ['figuresFirst', 1]] as const) ids[name] = encodeCursor({ kind: 'version', topic: `insights/${ids['roads']}`, version });
  await tellProblems(telling);
  // Of the demo region.
  const lifeSituation = nameId('otklik:life-situation', 'preschool');
  Object.assign(ids, { service: nameId('otklik:service', 'kindergarten-enrolment'), lifeSituation, lifeSituationStage: nameId(lifeSituation, 'enrolment') });
  await act(cast.operator, 'revokeRole', { login: LOGINS.revoked, role: 'EXECUTOR', cabinet: 'roads' }, 'wasHeld');
  letRolesShow();
  // Now, because a ticket is good for half a day, and what is refused is forgotten after a day.
  ids['formTicket'] = await openForm(telling);
  ids['refusedFile'] = await sendFile(cast.anna, 'refused', Buffer.from('no picture'));
  return { ...platform, clock, cast, ids, letRolesShow };
}

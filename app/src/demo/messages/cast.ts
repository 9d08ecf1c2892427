import { nameId } from '@otklik/base';
import { cabinetId } from '@otklik/cabinets';
import type { PersonViewer } from '@otklik/identity';
import { viewerOf } from '../citizens.js';
import { DEMO_STAFF } from '../staff.js';
import type { SeededRandom } from './random.js';

/** Who works on the messages of one cabinet. */
export interface Team {
  readonly coordinator: PersonViewer;
  readonly executors: readonly PersonViewer[];
  readonly approver: PersonViewer;
}

/** The team of a demo cabinet. */
export function teamOf(cabinet: string): Team {
  const [coordinator, approver] = [membersOf(cabinet, 'COORDINATOR')[0], membersOf(cabinet, 'APPROVER')[0]];
  const executors = membersOf(cabinet, 'EXECUTOR');
  if (coordinator === undefined || approver === undefined || executors.length === 0) throw new Error(`The demo cabinet ${cabinet} has no whole team`);
  return { coordinator, executors, approver };
}

function membersOf(cabinet: string, role: string): PersonViewer[] {
  return DEMO_STAFF.filter((member) => member.cabinet === cabinet && member.role === role).map(({ login, role }) => ({
    ...invented(login),
    grants: [{ role, cabinetId: cabinetId(cabinet) }],
  }));
}

/** How many of 100 messages each persona wrote; all others are from people nobody can sign in as. */
const SHARE_OF_PERSONAS = [
  ['anna', 2],
  ['boris', 1.5],
] as const;
const CITIZENS = 180;

/** Somebody who writes a message. */
export function someCitizen(random: SeededRandom): PersonViewer {
  const who = random.weighted<string | null>([...SHARE_OF_PERSONAS, [null, 96.5]]);
  return who === null ? someone(random.between(0, CITIZENS - 1)) : viewerOf(who);
}

/** One of the citizens whom nobody can sign in as; below 180 they write messages too. */
export function someone(index: number): PersonViewer {
  return invented(`citizen-${index + 1}`);
}

/** A person who is in the demo data only. */
function invented(login: string): PersonViewer {
  const id = nameId('otklik:demo-person', login);
  return { kind: 'person', subject: id, login, citizenId: id, grants: [], expiresAt: Number.POSITIVE_INFINITY };
}

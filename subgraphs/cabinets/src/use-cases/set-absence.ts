import type { EntityManager } from '@mikro-orm/postgresql';
import { Refusal, canName, localDateAt, newId, type Clock, type LocalDate, type ValidationIssue } from '@otklik/base';
import type { Viewer } from '@otklik/identity';
import { once } from '@otklik/subgraph';
import { checkAbsence, timeOf, type AbsenceReason, type Member } from '../domain/absence.js';
import { CABINET_PERMISSIONS } from '../permissions.js';
import { AbsenceEntity, type Absence } from '../store/absence.entity.js';
import { absencesOfCabinets, lockAbsences } from '../store/absences.js';
import { RegionEntity } from '../store/region.entity.js';
import { rolesIn } from '../store/staff-members.js';
import { cabinetsBySlug } from '../store/staff-rows.js';

/** What staff work with. */
export interface StaffSetting {
  readonly em: EntityManager;
  readonly clock: Clock;
  readonly viewer: Viewer;
}

/** Who is away, and for how long. */
export interface SetAbsenceInput {
  /** Slug. */
  readonly cabinet: string;
  /** Null for the viewer. */
  readonly login?: string | null;
  /** Days in the region such as `2027-05-15`, both included. */
  readonly from: string;
  readonly until: string;
  readonly substitute?: string | null;
  readonly reason: AbsenceReason;
  readonly idempotencyKey?: string | null;
}

/**
 * Writes down that somebody is away. One does it for oneself, an administrator for everybody. Refusals come in this order, so that nobody
 * learns more than they may: permission, input.
 */
export async function setAbsence({ em, clock, viewer: asker }: StaffSetting, input: SetAbsenceInput): Promise<Absence> {
  const viewer = CABINET_PERMISSIONS.requireSomewhere(asker, 'staff.set-absence');
  const { cabinet, substitute = null } = input;
  const login = input.login ?? viewer.login;
  return em.fork().transactional((tx) =>
    once(tx, 'cabinets', { viewer, mutation: 'setAbsence', input, clock }, {
      answer: ({ id }: Absence) => id,
      replay: (id) => tx.findOneOrFail(AbsenceEntity, { id }),
      work: async () => {
        const cabinetId = canName(cabinet) ? ((await cabinetsBySlug(tx, [cabinet])).get(cabinet) ?? null) : null;
        requireAbsence(viewer, login, cabinetId);
        if (cabinetId === null) throw Refusal.validation([UNKNOWN_CABINET]);
        await lockAbsences(tx, cabinetId);
        const now = clock.now();
        const [region] = await tx.findAll(RegionEntity, { orderBy: { id: 'asc' }, limit: 1 });
        if (region === undefined) throw new Error('The platform has no region: its operator has to describe one first.');
        const { timeZone } = region;
        const [absent, second] = await membersOf(tx, cabinetId, [login, substitute ?? login], now);
        const issues = checkAbsence({ ...input, absent: absent!, substitute: substitute === null ? null : second!, today: localDateAt(now, timeZone) });
        if (issues.length > 0) throw Refusal.validation(issues);
        const days = { from: input.from as LocalDate, until: input.until as LocalDate };
        const { reason } = input;
        return tx.create(AbsenceEntity, { id: newId(now.getTime()), cabinetId, login, fromDay: days.from, untilDay: days.until, ...timeOf(days, timeZone), substitute, reason });
      },
    }),
  );
}

/** @throws Refusal Forbidden for who is neither the person nor an administrator of the cabinet */
export function requireAbsence(viewer: Viewer, login: string, cabinetId: string | null): void {
  const isOwn = viewer.kind === 'person' && viewer.login === login;
  CABINET_PERMISSIONS.require(viewer, isOwn ? 'staff.set-absence' : 'staff.set-absence-of-others', { cabinetId });
}

async function membersOf(tx: EntityManager, cabinetId: string, logins: readonly string[], now: Date): Promise<Member[]> {
  const roles = await rolesIn(tx, cabinetId, ['', ...logins.filter(canName)]);
  const [all = []] = await absencesOfCabinets(tx, [cabinetId], now);
  return logins.map((login) => ({
    login,
    roles: roles.get(login) ?? [],
    absences: all.filter((absence) => absence.login === login).map(({ fromDay, untilDay }) => ({ from: fromDay, until: untilDay })),
  }));
}

const UNKNOWN_CABINET: ValidationIssue = { path: ['cabinet'], code: 'UNKNOWN_CABINET', message: { ru: 'Такого кабинета нет.', en: 'There is no such cabinet.' } };

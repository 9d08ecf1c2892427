import type { EntityManager } from '@mikro-orm/postgresql';
import { Refusal, isId } from '@otklik/base';
import type { PersonViewer } from '@otklik/identity';
import { forkFor, once, withSubordinates } from '@otklik/subgraph';
import { INSIGHTS_PERMISSIONS } from '../permissions.js';
import { cabinetOfAgency } from '../store/published.js';
import type { Setting } from './setting.js';

type Action = keyof typeof INSIGHTS_PERMISSIONS.rows;

/** What a change is done with: its transaction, who does it, when, and the permission that it needs for each agency it touches. */
export interface Changing {
  readonly tx: EntityManager;
  readonly viewer: PersonViewer;
  readonly now: Date;
  /** @throws Refusal Forbidden when the viewer may not do it for this agency, ValidationFailed when there is none */
  readonly requireFor: (agencyId: string, path?: string) => Promise<void>;
  /** @throws Refusal Forbidden when the viewer may not do it for the whole platform */
  readonly requirePlatform: () => void;
}

/** What changes, and how a retry is known. */
export interface ChangeOnce {
  readonly action: Action;
  /** The field of Mutation. */
  readonly mutation: string;
  readonly input: { readonly idempotencyKey?: string | null };
  /** Does it. @returns the id of what was changed */
  readonly work: (changing: Changing) => Promise<string>;
}

/**
 * Does a change in one transaction, and with the same key never again. Refusals come in this order: permission, the input itself,
 * permission for the agency.
 * @returns the id of what was changed, now or the first time
 */
export async function changeOnce({ viewer: asker, em, clock }: Pick<Setting, 'viewer' | 'em' | 'clock'>, { action, mutation, input, work }: ChangeOnce): Promise<string> {
  INSIGHTS_PERMISSIONS.requireSomewhere(asker, action);
  const viewer = INSIGHTS_PERMISSIONS.requireSomewhere(await withSubordinates(em, asker), action);
  return forkFor(em, viewer).transactional((tx) => {
    const requireFor = async (agencyId: string, path = 'agencyId'): Promise<void> => {
      const cabinetId = isId(agencyId) ? await cabinetOfAgency(tx, agencyId) : undefined;
      if (cabinetId === undefined) throw Refusal.validation([{ path: [path], code: 'UNKNOWN_AGENCY', message: NO_AGENCY }]);
      INSIGHTS_PERMISSIONS.require(viewer, action, { cabinetId });
    };
    const requirePlatform = (): void => void INSIGHTS_PERMISSIONS.require(viewer, action);
    const call = { viewer, mutation, input, clock };
    return once<string, string>(tx, 'insights', call, {
      answer: (id) => id,
      work: () => work({ tx, viewer, now: clock.now(), requireFor, requirePlatform }),
      replay: (id) => Promise.resolve(id),
    });
  });
}

/** @throws Refusal Conflict when the client saw another version than there is now */
export function refuseOldVersion(version: number, expected: number | null | undefined): void {
  if (expected == null || expected === version) return;
  throw Refusal.conflict('VERSION_MISMATCH', {
    ru: `Запись уже изменилась: сейчас версия ${version}, а ожидалась ${expected}.`,
    en: `It has changed: it is at version ${version}, not ${expected}.`,
  });
}

const NO_AGENCY = { ru: 'Такого ведомства нет.', en: 'There is no such agency.' };

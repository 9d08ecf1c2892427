import type { EntityManager } from '@mikro-orm/postgresql';
import { checkText, isId, newId, type LocalizedText, type ValidationIssue } from '@otklik/base';
import { MAX_AGENCIES, ParticipationStatus, isOpen, type Participation } from '../domain/participation.js';
import { checkDueOn, participationDueAt } from '../domain/participation-term.js';
import { MAX_TEXT_LENGTH } from '../domain/text.js';
import type { Appeal } from '../store/appeal.entity.js';
import { findReachableAgencies, type ReachableAgency } from '../store/published-words.js';
import { theRegion } from '../store/published.js';
import { AGENCY_ISSUES } from './agency-issues.js';
import { changeAppeal, type AppealChange, type ChangeInput } from './change-appeal.js';
import type { Setting } from './setting.js';
import { writtenText } from './written-text.js';

/** One agency, and what it is asked. */
export interface AgencyQuestion {
  readonly agencyId: string;
  readonly question: string;
  /** A day such as `2026-12-01`; within fifteen days when absent. */
  readonly dueOn?: string | null;
}

/** Which agencies are asked. */
export interface SendToAgenciesInput extends ChangeInput {
  readonly agencies: readonly AgencyQuestion[];
}

/** Asks other agencies about what of an appeal is theirs; the one that holds it stays the responsible one and answers. */
export function sendToAgencies(setting: Setting, input: SendToAgenciesInput): Promise<Appeal> {
  return changeAppeal(setting, sending(setting, input));
}

/** The change by itself. */
export function sending({ clock }: Pick<Setting, 'clock'>, input: SendToAgenciesInput): AppealChange {
  const asked = input.agencies.map(({ agencyId, question, dueOn = null }) => ({ agencyId: agencyId.toLowerCase(), question: writtenText(question), dueOn }));
  let found = new Map<string, ReachableAgency>();
  return {
    action: 'SEND_TO_AGENCIES',
    input,
    validate: async (tx, appeal) => {
      if (asked.length === 0 || asked.length > MAX_AGENCIES) return [WRONG_NUMBER];
      found = await agenciesOf(tx, asked);
      const { timeZone } = await theRegion(tx);
      return asked.flatMap(({ agencyId, question, dueOn }, index) => {
        const at = (field: string): string[] => ['agencies', String(index), field];
        const before = asked.slice(0, index).map((other) => found.get(other.agencyId)?.cabinetId);
        return [
          ...checkAgency(found.get(agencyId), appeal, before, at('agencyId')),
          ...checkText(question, at('question'), MAX_TEXT_LENGTH),
          ...checkDueOn(dueOn, clock.now(), appeal.dueAt, timeZone, at('dueOn')),
        ];
      });
    },
    apply: async (tx, appeal, now) => {
      const { timeZone } = await theRegion(tx);
      const parts = asked.map(({ agencyId, question, dueOn }) =>
        newPart(found.get(agencyId)!, question, now, participationDueAt(dueOn, now, appeal.dueAt, timeZone)),
      );
      appeal.participations = [...(appeal.participations ?? []), ...parts];
      return tellWhom(asked.map(({ agencyId }) => found.get(agencyId)!.title));
    },
  };
}

/** A part that nobody works on yet. */
export function newPart({ agencyId, cabinetId }: Pick<ReachableAgency, 'agencyId' | 'cabinetId'>, question: string, now: Date, dueAt: Date): Participation {
  return {
    id: newId(now.getTime()),
    agencyId,
    cabinetId,
    status: ParticipationStatus.REQUESTED,
    question,
    askedAt: now.toISOString(),
    dueAt: dueAt.toISOString(),
    executor: null,
    contribution: null,
    refusal: null,
    endedAt: null,
  };
}

async function agenciesOf(tx: EntityManager, asked: readonly { readonly agencyId: string }[]): Promise<Map<string, ReachableAgency>> {
  const agencies = await findReachableAgencies(tx, asked.map(({ agencyId }) => agencyId).filter(isId));
  return new Map(agencies.map((agency) => [agency.agencyId, agency]));
}

/** @param before the cabinets of those named before it */
function checkAgency(agency: ReachableAgency | undefined, appeal: Appeal, before: readonly (string | undefined)[], path: readonly string[]): ValidationIssue[] {
  if (agency === undefined) return [AGENCY_ISSUES.unknown(path)];
  const { agencyId, cabinetId } = agency;
  if (agencyId === appeal.agencyId || cabinetId === appeal.cabinetId) return [AGENCY_ISSUES.same(path)];
  const isAsked = before.includes(cabinetId) || (appeal.participations ?? []).some((part) => part.cabinetId === cabinetId && isOpen(part));
  return isAsked ? [AGENCY_ISSUES.askedBefore(path)] : [];
}

function tellWhom(titles: readonly LocalizedText[]): LocalizedText {
  const all = (locale: 'ru' | 'en'): string => titles.map((title) => title[locale]).join(', ');
  return { ru: `Спрошены и другие ведомства: ${all('ru')}`, en: `Other agencies are asked too: ${all('en')}` };
}

const WRONG_NUMBER: ValidationIssue = {
  path: ['agencies'],
  code: 'OUT_OF_RANGE',
  message: { ru: `Ведомств — от 1 до ${MAX_AGENCIES}.`, en: `There are 1 to ${MAX_AGENCIES} agencies.` },
};

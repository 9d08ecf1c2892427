import type { LocalizedText } from '@otklik/base';
import { AppealStatus } from './appeal-status.js';

/** How far the part of an agency in an appeal of another one is. */
export enum ParticipationStatus {
  REQUESTED = 'REQUESTED',
  IN_PROGRESS = 'IN_PROGRESS',
  CONTRIBUTED = 'CONTRIBUTED',
  REFUSED = 'REFUSED',
  CLOSED = 'CLOSED',
  RESPONSIBLE = 'RESPONSIBLE',
}

/** What an agency was asked by the responsible one, and what became of it, as it is kept; moments are ISO 8601. */
export interface Participation {
  readonly id: string;
  readonly agencyId: string;
  readonly cabinetId: string;
  readonly status: ParticipationStatus;
  readonly question: string;
  readonly askedAt: string;
  /** Until when the responsible agency waits for it. */
  readonly dueAt: string;
  /** Login of the agency's own executor. */
  readonly executor: string | null;
  /** What it tells the responsible agency. */
  readonly contribution: string | null;
  /** Why it refused. */
  readonly refusal: string | null;
  readonly endedAt: string | null;
}

/** The appeal as far as others take part in it. */
export interface Shared {
  readonly participations?: readonly Participation[] | null;
}

const { REGISTERED, IN_PROGRESS, CLARIFICATION, POSTPONED, ON_APPROVAL } = AppealStatus;

/** The statuses in which others work on their parts: as soon as an appeal leaves them, open parts are over. */
export const STATUSES_WITH_PARTS: readonly AppealStatus[] = [REGISTERED, IN_PROGRESS, CLARIFICATION, POSTPONED, ON_APPROVAL];

/** The most agencies that are asked at once. */
export const MAX_AGENCIES = 10;

/** Whether something is still waited for. */
export function isOpen({ status }: Participation): boolean {
  return status === ParticipationStatus.REQUESTED || status === ParticipationStatus.IN_PROGRESS;
}

/** The parts by which an agency may know of the appeal: not those that it refused, nor those by which it is the responsible one now. */
export function partsThatShow({ participations }: Shared): Participation[] {
  return (participations ?? []).filter(({ status }) => status !== ParticipationStatus.REFUSED && status !== ParticipationStatus.RESPONSIBLE);
}

/** All parts, one of them changed. */
export function withPart(participations: readonly Participation[], changed: Participation): Participation[] {
  return participations.map((part) => (part.id === changed.id ? changed : part));
}

/** What is left of the parts of an appeal in a status; null when nothing ends. */
export function endedParts({ participations }: Shared, status: AppealStatus, now: Date): Participation[] | null {
  const parts = participations ?? [];
  if (STATUSES_WITH_PARTS.includes(status) || !parts.some(isOpen)) return null;
  return parts.map((part) => (isOpen(part) ? { ...part, status: ParticipationStatus.CLOSED, endedAt: now.toISOString() } : part));
}

/** What the history says of a change by which open parts ended. */
export function tellOfEndedParts(comment: LocalizedText | null): LocalizedText {
  const rest = { ru: 'Другие ведомства больше не ждут: их части закрыты', en: 'No other agency is waited for any more: their parts are closed' };
  return comment === null ? rest : { ru: `${comment.ru}. ${rest.ru}`, en: `${comment.en}. ${rest.en}` };
}

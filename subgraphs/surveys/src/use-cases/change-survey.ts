import { LockMode, type EntityManager } from '@mikro-orm/postgresql';
import { Refusal, isId } from '@otklik/base';
import { once } from '@otklik/subgraph';
import { SURVEY_PERMISSIONS } from '../permissions.js';
import { recordChange } from '../store/record-change.js';
import { SurveyEntity, type Survey } from '../store/survey.entity.js';
import { mayRead } from './may-read.js';
import type { Setting } from './setting.js';

/** What every change of a survey is told. */
export interface ChangeInput {
  readonly surveyId: string;
  /** The version that the client saw; absent or null when any will do. */
  readonly expectedVersion?: number | null;
  /** Chosen by the client, the same for every retry. */
  readonly idempotencyKey?: string | null;
}

/** What one kind of change adds to the common frame. */
export interface SurveyChange {
  readonly action: 'survey.publish' | 'survey.close';
  /** The field of Mutation: what keys of retries are for. */
  readonly mutation: string;
  readonly input: ChangeInput;
  readonly event: `survey.${string}`;
  /** Writes the change, except the version. @throws Refusal when the status does not allow it */
  readonly apply: (tx: EntityManager, survey: Survey, now: Date) => void | Promise<void>;
}

/**
 * Staff change a survey in one transaction under its row lock. Refusals come in this order, so that nobody learns more
 * than they may: permission, existence, permission in this cabinet, version, status.
 */
export async function changeSurvey(
  { viewer: asker, em, clock, onCommitted }: Setting,
  { action, mutation, input, event, apply }: SurveyChange,
): Promise<Survey> {
  const viewer = SURVEY_PERMISSIONS.requireSomewhere(asker, action);
  const change = async (tx: EntityManager): Promise<Survey> => {
    const survey = await lockSurvey(tx, input.surveyId);
    if (survey === null || !mayRead(viewer, survey)) throw noSuchSurvey();
    SURVEY_PERMISSIONS.require(viewer, action, { cabinetId: survey.cabinetId });
    refuseOldVersion(survey, input.expectedVersion);
    const now = clock.now();
    await apply(tx, survey, now);
    survey.version += 1;
    await recordChange(tx, survey, event, now);
    return survey;
  };
  const replay = async (tx: EntityManager, id: string): Promise<Survey> => {
    const survey = await tx.findOne(SurveyEntity, { id });
    if (survey === null || !mayRead(viewer, survey)) throw noSuchSurvey();
    return survey;
  };
  const call = { viewer, mutation, input, clock };
  const changed = await em.fork().transactional((tx) =>
    once(tx, 'surveys', call, { answer: ({ id }) => id, work: () => change(tx), replay: (id: string) => replay(tx, id) }),
  );
  onCommitted();
  return changed;
}

/** The survey under its row lock, until the transaction ends; null when there is none. */
export async function lockSurvey(tx: EntityManager, id: string): Promise<Survey | null> {
  return isId(id) ? tx.findOne(SurveyEntity, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE }) : null;
}

/** The refusal for a survey that does not exist or of which the viewer may not know: the two look the same. */
export function noSuchSurvey(): Refusal {
  return Refusal.notFound({ ru: 'Такого опроса нет.', en: 'There is no such survey.' });
}

function refuseOldVersion(survey: Survey, expected: number | null | undefined): void {
  if (expected == null || expected === survey.version) return;
  throw Refusal.conflict('VERSION_MISMATCH', {
    ru: `Опрос уже изменился: сейчас версия ${survey.version}, а ожидалась ${expected}.`,
    en: `The survey has changed: it is at version ${survey.version}, not ${expected}.`,
  });
}

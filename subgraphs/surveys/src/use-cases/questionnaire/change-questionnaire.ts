import { LockMode, type EntityManager } from '@mikro-orm/postgresql';
import { Refusal, isId } from '@otklik/base';
import { once } from '@otklik/subgraph';
import { SURVEY_PERMISSIONS } from '../../permissions.js';
import { recordQuestionnaire, type QuestionnaireEvent } from '../../store/questionnaire/questionnaire-events.js';
import { QuestionnaireEntity, type Questionnaire } from '../../store/questionnaire/questionnaire.entity.js';
import type { Setting } from '../setting.js';
import { mayReadQuestionnaire } from './read-questionnaire.js';

/** What every change of a questionnaire is told. */
export interface QuestionnaireChangeInput {
  readonly questionnaireId: string;
  /** Chosen by the client, the same for every retry. */
  readonly idempotencyKey?: string | null;
}

/** What one kind of change adds to the common frame. */
export interface QuestionnaireChange {
  readonly action: 'questionnaire.prepare' | 'questionnaire.publish' | 'questionnaire.close';
  /** The field of Mutation: what keys of retries are for. */
  readonly mutation: string;
  readonly input: QuestionnaireChangeInput;
  /** What everybody is told; null when there is nothing for everybody to see. */
  readonly event: QuestionnaireEvent | null;
  /** Writes the change, except the version. @throws Refusal when it cannot be */
  readonly apply: (tx: EntityManager, questionnaire: Questionnaire, now: Date) => void | Promise<void>;
}

/**
 * Staff change a questionnaire in one transaction under its row lock. Refusals come in this order, so that nobody learns more than they
 * may: permission, existence, permission in this cabinet, what is wrong with the change.
 */
export async function changeQuestionnaire(
  { viewer: asker, em, clock, onCommitted }: Setting,
  { action, mutation, input, event, apply }: QuestionnaireChange,
): Promise<Questionnaire> {
  const viewer = SURVEY_PERMISSIONS.requireSomewhere(asker, action);
  const change = async (tx: EntityManager): Promise<Questionnaire> => {
    const questionnaire = await lockQuestionnaire(tx, input.questionnaireId);
    if (questionnaire === null || !mayReadQuestionnaire(viewer, questionnaire)) throw noSuchQuestionnaire();
    SURVEY_PERMISSIONS.require(viewer, action, { cabinetId: questionnaire.cabinetId });
    const now = clock.now();
    await apply(tx, questionnaire, now);
    if (event === null) return questionnaire;
    questionnaire.version += 1;
    await recordQuestionnaire(tx, questionnaire, event, now);
    return questionnaire;
  };
  const replay = async (tx: EntityManager, id: string): Promise<Questionnaire> => {
    const questionnaire = await tx.findOne(QuestionnaireEntity, { id });
    if (questionnaire === null || !mayReadQuestionnaire(viewer, questionnaire)) throw noSuchQuestionnaire();
    return questionnaire;
  };
  const call = { viewer, mutation, input, clock };
  const changed = await em.fork().transactional((tx) =>
    once(tx, 'surveys', call, { answer: ({ id }) => id, work: () => change(tx), replay: (id: string) => replay(tx, id) }),
  );
  onCommitted();
  return changed;
}

/** The questionnaire under its row lock, until the transaction ends; null when there is none. */
export async function lockQuestionnaire(tx: EntityManager, id: string): Promise<Questionnaire | null> {
  return isId(id) ? tx.findOne(QuestionnaireEntity, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE }) : null;
}

/** The refusal for a questionnaire that does not exist or of which the viewer may not know: the two look the same. */
export function noSuchQuestionnaire(): Refusal {
  return Refusal.notFound({ ru: 'Такой анкеты нет.', en: 'There is no such questionnaire.' });
}

/** The refusal of what a closed questionnaire no longer takes. */
export function questionnaireClosed(): Refusal {
  return Refusal.conflict('WRONG_STATUS', { ru: 'Анкета закрыта.', en: 'The questionnaire is closed.' });
}

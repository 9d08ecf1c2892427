import type { EntityManager } from '@mikro-orm/postgresql';
import { Refusal, isId, newId } from '@otklik/base';
import { once } from '@otklik/subgraph';
import { randomBytes } from 'node:crypto';
import { answersPerDayOf, bindingOf, checkPlacement, type PlaceInput } from '../../domain/questionnaire/placement.js';
import { SURVEY_PERMISSIONS } from '../../permissions.js';
import { PlacementEntity, type Placement } from '../../store/questionnaire/placement.entity.js';
import { QuestionnaireEntity } from '../../store/questionnaire/questionnaire.entity.js';
import type { Setting } from '../setting.js';
import { noSuchQuestionnaire, questionnaireClosed } from './change-questionnaire.js';
import { mayReadQuestionnaire } from './read-questionnaire.js';

/** A new placement as a client sends it. */
export interface PlaceQuestionnaireInput extends PlaceInput {
  readonly questionnaireId: string;
  readonly idempotencyKey?: string | null;
}

/** Which placement to revoke. */
export interface RevokePlacementInput {
  readonly placementId: string;
  readonly idempotencyKey?: string | null;
}

/** A token that nobody can guess: 128 bits. */
export function newToken(): string {
  return randomBytes(16).toString('base64url');
}

/** Staff give a questionnaire a place with a token of its own, so that its answers are counted by it. Before publication too: signs are printed ahead. */
export async function placeQuestionnaire({ viewer: asker, em, clock }: Setting, input: PlaceQuestionnaireInput): Promise<Placement> {
  const viewer = SURVEY_PERMISSIONS.requireSomewhere(asker, 'questionnaire.place');
  const place = async (tx: EntityManager): Promise<Placement> => {
    const known = isId(input.questionnaireId) ? await tx.findOne(QuestionnaireEntity, { id: input.questionnaireId }) : null;
    if (known === null || !mayReadQuestionnaire(viewer, known)) throw noSuchQuestionnaire();
    const { id: questionnaireId, cabinetId } = known;
    SURVEY_PERMISSIONS.require(viewer, 'questionnaire.place', { cabinetId });
    if (known.closedAt != null) throw questionnaireClosed();
    const issues = checkPlacement(input);
    if (issues.length > 0) throw Refusal.validation(issues);
    const { channel, place: name } = input;
    const now = clock.now();
    const common = { id: newId(now.getTime()), questionnaireId, cabinetId, token: newToken(), createdAt: now };
    const made = tx.create(PlacementEntity, { ...common, channel, place: name, answersPerDay: answersPerDayOf(input), ...bindingOf(input.binding) });
    await tx.flush();
    return made;
  };
  return em.fork().transactional((tx) =>
    once(tx, 'surveys', { viewer, mutation: 'placeQuestionnaire', input, clock }, { answer: ({ id }) => id, work: () => place(tx), replay: (id: string) => tx.findOneOrFail(PlacementEntity, { id }) }),
  );
}

/** Staff take a placement back: its token opens nothing any more; what was answered there stays counted. */
export async function revokePlacement({ viewer: asker, em, clock }: Setting, input: RevokePlacementInput): Promise<Placement> {
  const viewer = SURVEY_PERMISSIONS.requireSomewhere(asker, 'questionnaire.place');
  const revoke = async (tx: EntityManager): Promise<Placement> => {
    const placement = isId(input.placementId) ? await tx.findOne(PlacementEntity, { id: input.placementId }) : null;
    if (placement === null || !SURVEY_PERMISSIONS.allows(viewer, 'questionnaire.read-draft', { cabinetId: placement.cabinetId })) throw noSuchPlacement();
    SURVEY_PERMISSIONS.require(viewer, 'questionnaire.place', { cabinetId: placement.cabinetId });
    if (placement.revokedAt != null) throw Refusal.conflict('WRONG_STATUS', { ru: 'Размещение уже отозвано.', en: 'The placement is revoked already.' });
    placement.revokedAt = clock.now();
    await tx.flush();
    return placement;
  };
  return em.fork().transactional((tx) =>
    once(tx, 'surveys', { viewer, mutation: 'revokePlacement', input, clock }, { answer: ({ id }) => id, work: () => revoke(tx), replay: (id: string) => tx.findOneOrFail(PlacementEntity, { id }) }),
  );
}

/** The refusal for a placement that does not exist or of which the viewer may not know. */
export function noSuchPlacement(): Refusal {
  return Refusal.notFound({ ru: 'Такого размещения нет.', en: 'There is no such placement.' });
}

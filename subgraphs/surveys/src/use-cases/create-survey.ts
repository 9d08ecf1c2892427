import type { EntityManager } from '@mikro-orm/postgresql';
import { Refusal, newId, type ValidationIssue } from '@otklik/base';
import { checkIdempotencyKey, once } from '@otklik/subgraph';
import { checkDraft, normaliseDraft, type DraftInput } from '../domain/draft.js';
import { DRAFT_VERSION } from '../domain/survey-version.js';
import { SURVEY_PERMISSIONS } from '../permissions.js';
import { findAgency } from '../store/published-agency.js';
import { SurveyEntity, type Survey } from '../store/survey.entity.js';
import type { Setting } from './setting.js';

/** A new survey as a client sends it. */
export interface CreateSurveyInput extends DraftInput {
  /** Chosen by the client, the same for every retry. */
  readonly idempotencyKey: string;
  readonly agencyId: string;
}

/** Staff of an agency prepare a survey; it is a draft that nobody else sees. The same key and body again answers the same one. */
export async function createSurvey({ viewer, em, clock }: Setting, input: CreateSurveyInput): Promise<Survey> {
  const clerk = SURVEY_PERMISSIONS.requireSomewhere(viewer, 'survey.create');
  const agency = await findAgency(em, input.agencyId);
  if (agency === null) throw Refusal.validation([UNKNOWN_AGENCY]);
  SURVEY_PERMISSIONS.require(clerk, 'survey.create', { cabinetId: agency.cabinetId });
  const keyIssues = checkIdempotencyKey(input.idempotencyKey);
  if (keyIssues.length > 0) throw Refusal.validation(keyIssues);

  const { id: agencyId, cabinetId } = agency;
  const now = clock.now();
  const id = newId(now.getTime());
  const call = { viewer: clerk, mutation: 'createSurvey', input, clock };
  return em.fork().transactional((tx) =>
    once(tx, 'surveys', call, { answer: id, work: () => write(tx), replay: (earlier) => tx.findOneOrFail(SurveyEntity, { id: earlier }) }),
  );

  async function write(tx: EntityManager): Promise<Survey> {
    const draft = normaliseDraft(input, () => newId(now.getTime()));
    const issues = checkDraft(draft, now);
    if (issues.length > 0) throw Refusal.validation(issues);
    const survey = tx.create(SurveyEntity, {
      ...draft,
      id,
      agencyId,
      cabinetId,
      version: DRAFT_VERSION,
      answers: 0,
    });
    await tx.flush();
    return survey;
  }
}

const UNKNOWN_AGENCY: ValidationIssue = {
  path: ['agencyId'],
  code: 'UNKNOWN_AGENCY',
  message: { ru: 'Такого ведомства нет, или у него нет кабинета.', en: 'There is no such agency, or it has no cabinet.' },
};

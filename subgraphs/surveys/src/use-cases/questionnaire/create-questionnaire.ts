import type { EntityManager } from '@mikro-orm/postgresql';
import { Refusal, newId, type ValidationIssue } from '@otklik/base';
import { checkIdempotencyKey, once } from '@otklik/subgraph';
import { checkContent, normaliseContent, type ContentInput } from '../../domain/questionnaire/content.js';
import { Respondents, bindingOf, checkBinding, type BindingInput } from '../../domain/questionnaire/placement.js';
import { SURVEY_PERMISSIONS } from '../../permissions.js';
import { findAgency } from '../../store/published-agency.js';
import { QuestionnaireEntity, type Questionnaire } from '../../store/questionnaire/questionnaire.entity.js';
import { VersionEntity } from '../../store/questionnaire/version.entity.js';
import type { Setting } from '../setting.js';

/** A new questionnaire as a client sends it. */
export interface CreateQuestionnaireInput {
  /** Chosen by the client, the same for every retry. */
  readonly idempotencyKey: string;
  readonly agencyId: string;
  /** ANYBODY by default. */
  readonly respondents?: Respondents | null;
  readonly binding?: BindingInput | null;
  readonly content: ContentInput;
}

/** Staff of an agency prepare a questionnaire: its first version is a draft that nobody else sees. */
export async function createQuestionnaire({ viewer, em, clock }: Setting, input: CreateQuestionnaireInput): Promise<Questionnaire> {
  const clerk = SURVEY_PERMISSIONS.requireSomewhere(viewer, 'questionnaire.prepare');
  const agency = await findAgency(em, input.agencyId);
  if (agency === null) throw Refusal.validation([UNKNOWN_AGENCY]);
  const { id: agencyId, cabinetId } = agency;
  SURVEY_PERMISSIONS.require(clerk, 'questionnaire.prepare', { cabinetId });
  const keyIssues = checkIdempotencyKey(input.idempotencyKey);
  if (keyIssues.length > 0) throw Refusal.validation(keyIssues);

  const id = newId(clock.now().getTime());
  const call = { viewer: clerk, mutation: 'createQuestionnaire', input, clock };
  return em.fork().transactional((tx) =>
    once(tx, 'surveys', call, { answer: id, work: () => write(tx), replay: (earlier) => tx.findOneOrFail(QuestionnaireEntity, { id: earlier }) }),
  );

  async function write(tx: EntityManager): Promise<Questionnaire> {
    const issues = [...checkBinding(input.binding, ['binding']), ...under('content', checkContent(input.content))];
    if (issues.length > 0) throw Refusal.validation(issues);
    const respondents = input.respondents ?? Respondents.ANYBODY;
    const made = tx.create(QuestionnaireEntity, { id, agencyId, cabinetId, respondents, ...bindingOf(input.binding), version: 0, publishedNumber: 0, answers: 0 });
    await tx.flush();
    tx.create(VersionEntity, { questionnaireId: id, number: 1, cabinetId, content: normaliseContent(input.content) });
    await tx.flush();
    return made;
  }
}

/** Issues of what is below a field. */
export function under(field: string, issues: readonly ValidationIssue[]): ValidationIssue[] {
  return issues.map((issue) => ({ ...issue, path: [field, ...issue.path] }));
}

const UNKNOWN_AGENCY: ValidationIssue = {
  path: ['agencyId'],
  code: 'UNKNOWN_AGENCY',
  message: { ru: 'Такого ведомства нет, или у него нет кабинета.', en: 'There is no such agency, or it has no cabinet.' },
};

import { CodedError, canName } from '@otklik/base';
import { Respondents } from '../../domain/questionnaire/placement.js';
import type { Placement } from '../../store/questionnaire/placement.entity.js';
import type { Questionnaire } from '../../store/questionnaire/questionnaire.entity.js';
import type { QuestionnaireVersion } from '../../store/questionnaire/version.entity.js';
import type { Setting } from '../setting.js';

/** A form that somebody has opened at a placement. */
export interface OpenForm {
  readonly placement: Placement;
  readonly questionnaire: Questionnaire;
  /** What is asked now. */
  readonly version: QuestionnaireVersion;
  /** Good for one answer without signing in; null where people have to sign in. */
  readonly ticket: string | null;
}

/** The longest text that can be a token; ours have 22 characters. */
const MAX_TOKEN = 64;

/**
 * The form behind a token.
 * @param opened a ticket of this form from before: then it is the version that was opened with it
 * @throws CodedError NOT_FOUND when the token opens nothing: unknown, revoked, not published yet, or closed
 */
export async function openForm({ loaders, formKeys, clock }: Setting, token: string, opened?: string | null): Promise<OpenForm> {
  const placement = token.length <= MAX_TOKEN && canName(token) ? await loaders.token.load(token) : null;
  const questionnaire = placement === null ? null : await loaders.questionnaire.load(placement.questionnaireId);
  if (placement === null || placement.revokedAt != null || questionnaire === null || !isOpen(questionnaire)) throw CodedError.notFound();
  const now = clock.now();
  const read = opened == null ? null : formKeys.readTicket(opened, now);
  const earlier = read?.state === 'valid' && read.ticket.placementId === placement.id ? read.ticket : null;
  const wanted = earlier?.version ?? questionnaire.publishedNumber;
  const version = (await loaders.versions.load(questionnaire.id)).find(({ number, publishedAt }) => number === wanted && publishedAt != null);
  if (version === undefined) throw CodedError.notFound();
  const ticket = questionnaire.respondents === Respondents.ANYBODY ? formKeys.ticket(placement.id, version.number, now) : null;
  return { placement, questionnaire, version, ticket: ticket !== null && earlier !== null ? (opened ?? ticket) : ticket };
}

/** Whether a questionnaire takes answers. */
export function isOpen({ publishedNumber, closedAt }: Pick<Questionnaire, 'publishedNumber' | 'closedAt'>): boolean {
  return publishedNumber > 0 && closedAt == null;
}

import { CodedError, isId } from '@otklik/base';
import type { Viewer } from '@otklik/identity';
import { SURVEY_PERMISSIONS } from '../../permissions.js';
import type { Questionnaire } from '../../store/questionnaire/questionnaire.entity.js';
import type { QuestionnaireVersion } from '../../store/questionnaire/version.entity.js';
import type { Setting } from '../setting.js';
import { isOpen } from './open-form.js';

/** Whether the viewer may know of a questionnaire. */
export function mayReadQuestionnaire(viewer: Viewer, { cabinetId, publishedNumber }: Pick<Questionnaire, 'cabinetId' | 'publishedNumber'>): boolean {
  return publishedNumber > 0 || SURVEY_PERMISSIONS.allows(viewer, 'questionnaire.read-draft', { cabinetId });
}

/** The questionnaire, or null when there is none or the viewer may not know of it: the two look the same. */
export async function findQuestionnaire({ viewer, loaders }: Setting, id: string): Promise<Questionnaire | null> {
  const found = isId(id) ? await loaders.questionnaire.load(id.toLowerCase()) : null;
  return found !== null && mayReadQuestionnaire(viewer, found) ? found : null;
}

/** The questionnaire. @throws CodedError NOT_FOUND when there is none or the viewer may not know of it */
export async function readQuestionnaire(setting: Setting, id: string): Promise<Questionnaire> {
  const found = await findQuestionnaire(setting, id);
  if (found === null) throw CodedError.notFound();
  return found;
}

/** Its versions that the viewer may see, the newest first: a draft is for staff. */
export async function readVersions({ viewer, loaders }: Setting, { id, cabinetId }: Questionnaire): Promise<QuestionnaireVersion[]> {
  const seesDraft = SURVEY_PERMISSIONS.allows(viewer, 'questionnaire.read-draft', { cabinetId });
  return (await loaders.versions.load(id)).filter(({ publishedAt }) => publishedAt != null || seesDraft);
}

/** The version that people are asked; null before the first is published. */
export async function readCurrent(setting: Setting, questionnaire: Questionnaire): Promise<QuestionnaireVersion | null> {
  return (await readVersions(setting, questionnaire)).find(({ number }) => number === questionnaire.publishedNumber) ?? null;
}

/** The version in preparation; null when there is none, and for everybody but staff. */
export async function readDraft(setting: Setting, questionnaire: Questionnaire): Promise<QuestionnaireVersion | null> {
  return (await readVersions(setting, questionnaire)).find(({ publishedAt }) => publishedAt == null) ?? null;
}

/** The token by which it is answered on the platform itself; null while it takes no answers. */
export function readPlatformToken({ loaders }: Setting, questionnaire: Questionnaire): Promise<string | null> {
  return isOpen(questionnaire) ? loaders.platformToken.load(questionnaire.id) : Promise.resolve(null);
}

/** Whether the viewer has answered the version that is asked now; false for somebody who is not signed in. */
export async function hasAnsweredForm({ viewer, loaders, formKeys }: Setting, { id, publishedNumber, answers }: Questionnaire): Promise<boolean> {
  if (viewer.kind !== 'person' || answers === 0) return false;
  return loaders.mark.load(formKeys.marks(['person', id, publishedNumber, viewer.citizenId], '', '').mark);
}

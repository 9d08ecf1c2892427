import type { Survey } from '../store/survey.entity.js';
import type { Setting } from './setting.js';

/** Whether the viewer has answered a survey; false for somebody who is not signed in. */
export async function hasAnswered({ viewer, loaders, voteKeys }: Setting, survey: Survey): Promise<boolean> {
  if (viewer.kind !== 'person' || survey.answers === 0) return false;
  return loaders.voteKey.load(voteKeys.voteKey(survey.id, viewer.citizenId));
}

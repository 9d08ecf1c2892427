import { CodedError, isId } from '@otklik/base';
import type { Survey } from '../store/survey.entity.js';
import { mayRead } from './may-read.js';
import type { Setting } from './setting.js';

/** The survey, or null when there is none or the viewer may not know of it: the two look the same. */
export async function findReadableSurvey({ viewer, loaders }: Setting, id: string): Promise<Survey | null> {
  const survey = isId(id) ? await loaders.survey.load(id.toLowerCase()) : null;
  return survey !== null && mayRead(viewer, survey) ? survey : null;
}

/** The survey. @throws CodedError NOT_FOUND when there is none or the viewer may not know of it */
export async function readSurvey(setting: Setting, id: string): Promise<Survey> {
  const survey = await findReadableSurvey(setting, id);
  if (survey === null) throw CodedError.notFound();
  return survey;
}

import { CodedError } from '@otklik/base';
import { decodeCursor } from '@otklik/events';
import { answersAt, changeAt, type SurveyChange } from '../domain/survey-version.js';
import { topicOf } from '../store/record-change.js';
import type { Survey } from '../store/survey.entity.js';
import { readSurvey } from './read-survey.js';
import type { Setting } from './setting.js';

/** One change of a published survey, and the survey as it is now. */
export interface SurveyUpdate {
  readonly version: number;
  readonly change: SurveyChange;
  /** How many people had answered when the change was made. */
  readonly answers: number;
  readonly survey: Survey;
}

/**
 * What a cursor stands for: the change that made this version of a survey.
 * @throws CodedError BAD_CURSOR, or NOT_FOUND when there is no such survey or the viewer may not know of it
 */
export async function readSurveyUpdate(setting: Setting, text: string): Promise<SurveyUpdate> {
  const cursor = decodeCursor(text);
  const [, id = ''] = cursor.kind === 'version' ? cursor.topic.split('/') : [];
  if (cursor.kind !== 'version' || cursor.topic !== topicOf(id)) throw CodedError.badCursor();
  const survey = await readSurvey(setting, id);
  const { version } = cursor;
  if (version < 1 || version > survey.version) throw CodedError.badCursor();
  return { version, change: changeAt(version, survey.answers), answers: answersAt(version, survey.answers), survey };
}

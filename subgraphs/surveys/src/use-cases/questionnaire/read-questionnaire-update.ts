import { CodedError } from '@otklik/base';
import { decodeCursor } from '@otklik/events';
import { questionnaireTopic } from '../../store/questionnaire/questionnaire-events.js';
import type { Questionnaire } from '../../store/questionnaire/questionnaire.entity.js';
import type { Setting } from '../setting.js';
import { readQuestionnaire } from './read-questionnaire.js';

/**
 * What a cursor stands for: the change that made this version of a questionnaire.
 * @throws CodedError BAD_CURSOR, or NOT_FOUND when there is no such questionnaire or the viewer may not know of it
 */
export async function readQuestionnaireUpdate(setting: Setting, text: string): Promise<{ version: number; questionnaire: Questionnaire }> {
  const cursor = decodeCursor(text);
  const [, id = ''] = cursor.kind === 'version' ? cursor.topic.split('/') : [];
  if (cursor.kind !== 'version' || cursor.topic !== questionnaireTopic(id)) throw CodedError.badCursor();
  const questionnaire = await readQuestionnaire(setting, id);
  const { version } = cursor;
  if (version < 1 || version > questionnaire.version) throw CodedError.badCursor();
  return { version, questionnaire };
}

import { APPEAL_PATHS } from './appeals.paths.js';
import { CABINET_PATHS } from './cabinets.paths.js';
import { DESK_PATHS } from './desk.paths.js';
import { DISCUSSION_PATHS } from './discussions.paths.js';
import { FAILURE_PATHS } from './failures.paths.js';
import { INSIGHTS_PATHS } from './insights.paths.js';
import type { Path, Paths } from './path.js';
import { PEOPLE_PATHS } from './people.paths.js';
import { QUESTIONNAIRE_PATHS } from './questionnaires.paths.js';
import { SURVEY_PATHS } from './surveys.paths.js';

const PATHS: Paths = { ...APPEAL_PATHS, ...CABINET_PATHS, ...DESK_PATHS, ...DISCUSSION_PATHS, ...FAILURE_PATHS, ...INSIGHTS_PATHS, ...PEOPLE_PATHS, ...QUESTIONNAIRE_PATHS, ...SURVEY_PATHS };

/** How to reach a field: its own path, or that of its type. */
export function pathTo(place: string): Path | undefined {
  return PATHS[place] ?? (place.includes('@') ? undefined : PATHS[place.split('.')[0]!]);
}

/** The second ways to fields, each with a line of its own: `Appeal.answer@draft`. */
export const SECOND_WAYS: readonly string[] = Object.keys(PATHS).filter((key) => key.includes('@'));

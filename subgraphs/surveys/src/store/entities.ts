import { PlacementEntity } from './questionnaire/placement.entity.js';
import { QuestionnaireEntity } from './questionnaire/questionnaire.entity.js';
import { VersionEntity } from './questionnaire/version.entity.js';
import { SurveyEntity } from './survey.entity.js';

/** Everything the surveys subgraph keeps as objects; keys, participation, ballot boxes and the like are plain rows. */
export const entities = [SurveyEntity, QuestionnaireEntity, VersionEntity, PlacementEntity];

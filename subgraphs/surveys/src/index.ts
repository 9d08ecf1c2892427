export { buildSurveys, surveysDatabaseModule, type SurveysOptions } from './main.js';
export { SURVEY_PERMISSIONS } from './permissions.js';
export { entities as surveysEntities } from './store/entities.js';

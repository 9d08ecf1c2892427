export { buildSurveys, surveysDatabaseModule, type SurveysOptions } from './main.js';
export { entities as surveysEntities } from './store/entities.js';

import { SurveyEntity } from './survey.entity.js';

/** Everything the surveys subgraph keeps as objects; keys, participation and ballot boxes are plain rows. */
export const entities = [SurveyEntity];

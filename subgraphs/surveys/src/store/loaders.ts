import type { EntityManager } from '@mikro-orm/postgresql';
import { inOrder } from '@otklik/subgraph';
import DataLoader from 'dataloader';
import { EMPTY_TALLY, type Tally } from '../domain/tally.js';
import { keyOf, pagesOfTexts, tallies, type PlacedText, type TextPage } from './ballot-box.js';
import { usedVoteKeys } from './participation.js';
import { createQuestionnaireLoaders, type QuestionnaireLoaders } from './questionnaire/questionnaire-loaders.js';
import { SurveyEntity, type Survey } from './survey.entity.js';
import { pagesOfAgencies, type AgencyPage } from './survey-pages.js';

/** Batched look-ups of one operation: as many statements as kinds of objects, whatever the length of a list. */
export interface SurveysLoaders extends QuestionnaireLoaders {
  readonly survey: DataLoader<string, Survey | null>;
  /** Whether a vote key has been used. */
  readonly voteKey: DataLoader<string, boolean>;
  /** What a survey's ballot box holds. For results of closed surveys only. */
  readonly tally: DataLoader<string, Tally>;
  /** Texts that answer a question. For results of closed surveys only. */
  readonly texts: DataLoader<TextPage, PlacedText[], string>;
  /** Surveys of an agency, newest first. */
  readonly agencyPage: DataLoader<AgencyPage, Survey[], string>;
}

/** Makes the loaders of one operation. */
export function createLoaders(em: EntityManager): SurveysLoaders {
  return {
    ...createQuestionnaireLoaders(em),
    survey: new DataLoader(async (ids) => inOrder(ids, await em.find(SurveyEntity, { id: { $in: [...ids] } }), (row) => row.id)),
    voteKey: new DataLoader(async (keys) => {
      const used = await usedVoteKeys(em, keys);
      return keys.map((key) => used.has(key));
    }),
    tally: new DataLoader(async (ids) =>
      inOrder(ids, await tallies(em, ids), (row) => row.surveyId).map((row) => row?.tally ?? EMPTY_TALLY),
    ),
    texts: new DataLoader((wanted: readonly TextPage[]) => pagesOfTexts(em, wanted), { cacheKeyFn: keyOf }),
    agencyPage: new DataLoader((wanted: readonly AgencyPage[]) => pagesOfAgencies(em, wanted), {
      cacheKeyFn: (wanted) => JSON.stringify(wanted),
    }),
  };
}

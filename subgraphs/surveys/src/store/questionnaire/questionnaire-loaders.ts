import type { EntityManager } from '@mikro-orm/postgresql';
import { grouped, inOrder, pagesOfOwners, type OwnedPage } from '@otklik/subgraph';
import DataLoader from 'dataloader';
import { usedMarks } from './answer-marks.js';
import { pagesOfPaper, type PaperEntry } from './paper-entries.js';
import { PlacementEntity, type Placement } from './placement.entity.js';
import { QuestionnaireEntity, type Questionnaire } from './questionnaire.entity.js';
import { questionnairesOfAgencies, type QuestionnaireConditions } from './questionnaire-pages.js';
import { VersionEntity, type QuestionnaireVersion } from './version.entity.js';

/** Batched look-ups of questionnaires for one operation. */
export interface QuestionnaireLoaders {
  readonly questionnaire: DataLoader<string, Questionnaire | null>;
  /** Every version of a questionnaire, the newest first, drafts too: who may see them is asked by whoever loads them. */
  readonly versions: DataLoader<string, QuestionnaireVersion[]>;
  readonly placement: DataLoader<string, Placement | null>;
  /** A placement by its token, revoked ones too. */
  readonly token: DataLoader<string, Placement | null>;
  /** The token of the place on the platform itself, by questionnaire; null when it is revoked. */
  readonly platformToken: DataLoader<string, string | null>;
  readonly placements: DataLoader<OwnedPage, Placement[], string>;
  readonly paper: DataLoader<OwnedPage, PaperEntry[], string>;
  readonly questionnairesOfAgency: DataLoader<OwnedPage & QuestionnaireConditions, Questionnaire[], string>;
  /** Whether a mark has been used. */
  readonly mark: DataLoader<string, boolean>;
}

const byContent = { cacheKeyFn: (wanted: OwnedPage) => JSON.stringify(wanted) };

/** Makes the loaders of one operation. */
export function createQuestionnaireLoaders(em: EntityManager): QuestionnaireLoaders {
  return {
    questionnaire: new DataLoader(async (ids) => inOrder(ids, await em.find(QuestionnaireEntity, { id: { $in: [...ids] } }), (row) => row.id)),
    versions: new DataLoader(async (ids) =>
      grouped(ids, await em.find(VersionEntity, { questionnaireId: { $in: [...ids] } }, { orderBy: { number: 'desc' } }), (row) => row.questionnaireId),
    ),
    placement: new DataLoader(async (ids) => inOrder(ids, await em.find(PlacementEntity, { id: { $in: [...ids] } }), (row) => row.id)),
    token: new DataLoader(async (tokens) => inOrder(tokens, await em.find(PlacementEntity, { token: { $in: [...tokens] } }), (row) => row.token)),
    platformToken: new DataLoader(async (ids) => {
      const rows = await em.execute<{ id: string; token: string }[]>(
        `select distinct on (questionnaire_id) questionnaire_id as id, token from surveys.placement
         where questionnaire_id in (?) and channel = 'PLATFORM' and revoked_at is null order by questionnaire_id, id`,
        [[...ids]],
      );
      return inOrder(ids, rows, (row) => row.id).map((row) => row?.token ?? null);
    }),
    placements: new DataLoader(async (wanted: readonly OwnedPage[]) => {
      const pages = await pagesOfOwners(em, { table: 'surveys.placement', key: 'id', order: 'asc' }, wanted);
      return pages.map((rows) => rows.map((row) => em.map(PlacementEntity, row)));
    }, byContent),
    paper: new DataLoader((wanted: readonly OwnedPage[]) => pagesOfPaper(em, wanted), byContent),
    questionnairesOfAgency: new DataLoader((wanted: readonly (OwnedPage & QuestionnaireConditions)[]) => questionnairesOfAgencies(em, wanted), byContent),
    mark: new DataLoader(async (marks) => {
      const used = await usedMarks(em, marks);
      return marks.map((mark) => used.has(mark));
    }),
  };
}

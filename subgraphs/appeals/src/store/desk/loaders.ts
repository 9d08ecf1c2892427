import type { EntityManager } from '@mikro-orm/postgresql';
import type { LocalizedText } from '@otklik/base';
import { grouped, inOrder } from '@otklik/subgraph';
import DataLoader from 'dataloader';
import { MOST_COUNTED } from '../../domain/desk/bounded-count.js';
import { countLists, type AppealPage } from '../appeal-pages.js';
import { theRegion } from '../published.js';
import { agencyTitles } from './agency-titles.js';
import type { InternalComment } from './internal-comment.entity.js';
import { pagesOfComments, type CommentPage } from './internal-comments.js';
import { ReplyTemplateEntity, type ReplyTemplate } from './reply-template.entity.js';
import { SavedFilterEntity, type SavedFilter } from './saved-filter.entity.js';

/** Batched look-ups of one operation for the clerk's desk. */
export interface DeskLoaders {
  readonly template: DataLoader<string, ReplyTemplate | null>;
  /** The templates of a cabinet, by their titles. */
  readonly templates: DataLoader<string, ReplyTemplate[]>;
  readonly filter: DataLoader<string, SavedFilter | null>;
  /** What is kept in a cabinet, by title. */
  readonly filtersOfCabinet: DataLoader<string, SavedFilter[]>;
  /** What somebody keeps for themselves, by title. */
  readonly filtersOfOwner: DataLoader<string, SavedFilter[]>;
  /** How many there are in a list, counted up to one more than `MOST_COUNTED`. */
  readonly count: DataLoader<AppealPage, number>;
  /** Notes on an appeal, the first one first. */
  readonly comments: DataLoader<CommentPage, InternalComment[]>;
  readonly agencyTitle: DataLoader<string, LocalizedText | null>;
  /** The time zone in which days are named. */
  readonly timeZone: () => Promise<string>;
}

/** Makes the loaders of one operation. */
export function createDeskLoaders(em: EntityManager): DeskLoaders {
  let timeZone: Promise<string> | undefined;
  return {
    template: new DataLoader(async (ids) => inOrder(ids, await em.find(ReplyTemplateEntity, { id: { $in: [...ids] } }), (row) => row.id), { cache: false }),
    templates: new DataLoader(
      async (cabinetIds) => {
        const rows = await em.find(ReplyTemplateEntity, { cabinetId: { $in: [...cabinetIds] } }, { orderBy: { title: 'asc', id: 'asc' } });
        return grouped(cabinetIds, rows, (row) => row.cabinetId);
      },
      { cache: false },
    ),
    filter: new DataLoader(async (ids) => inOrder(ids, await em.find(SavedFilterEntity, { id: { $in: [...ids] } }), (row) => row.id), { cache: false }),
    filtersOfCabinet: new DataLoader(
      async (ids) => grouped(ids, await em.find(SavedFilterEntity, { cabinetId: { $in: [...ids] } }, { orderBy: { title: 'asc', id: 'asc' } }), (row) => row.cabinetId),
      { cache: false },
    ),
    filtersOfOwner: new DataLoader(
      async (ids) => grouped(ids, await em.find(SavedFilterEntity, { ownerId: { $in: [...ids] } }, { orderBy: { title: 'asc', id: 'asc' } }), (row) => row.ownerId!),
      { cache: false },
    ),
    count: new DataLoader((lists) => countLists(em, lists, MOST_COUNTED + 1), { cache: false }),
    comments: new DataLoader((wanted) => pagesOfComments(em, wanted), { cache: false }),
    agencyTitle: new DataLoader((ids) => agencyTitles(em, ids)),
    timeZone: () => (timeZone ??= theRegion(em).then((region) => region.timeZone)),
  };
}

import type { EntityManager } from '@mikro-orm/postgresql';
import type { LocalizedText } from '@otklik/base';
import { grouped, inOrder } from '@otklik/subgraph';
import DataLoader from 'dataloader';
import { theRegion } from '../published.js';
import { agencyTitles } from './agency-titles.js';
import type { InternalComment } from './internal-comment.entity.js';
import { pagesOfComments, type CommentPage } from './internal-comments.js';
import { ReplyTemplateEntity, type ReplyTemplate } from './reply-template.entity.js';

/** Batched look-ups of one operation for the clerk's desk. */
export interface DeskLoaders {
  readonly template: DataLoader<string, ReplyTemplate | null>;
  /** The templates of a cabinet, by their titles. */
  readonly templates: DataLoader<string, ReplyTemplate[]>;
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
    comments: new DataLoader((wanted) => pagesOfComments(em, wanted), { cache: false }),
    agencyTitle: new DataLoader((ids) => agencyTitles(em, ids)),
    timeZone: () => (timeZone ??= theRegion(em).then((region) => region.timeZone)),
  };
}

import { BulkResolver } from './bulk.resolver.js';
import { AppealFilterValuesResolver } from './filter-values.js';
import { AppealInternalCommentsResolver, InternalCommentResolver } from './internal-comment.resolver.js';
import { CabinetFiltersResolver, CitizenFiltersResolver, SavedFilterResolver } from './saved-filter.resolver.js';
import { AppealReplyDraftResolver, CabinetTemplatesResolver, ReplyTemplateMutationsResolver, ReplyTemplateResolver } from './reply-template.resolver.js';

/** Everything that the graph has for the desk of a clerk (docs/clerks-desk.md). */
export const DESK_RESOLVERS = [
  AppealFilterValuesResolver,
  AppealInternalCommentsResolver,
  AppealReplyDraftResolver,
  BulkResolver,
  CabinetFiltersResolver,
  CabinetTemplatesResolver,
  CitizenFiltersResolver,
  InternalCommentResolver,
  ReplyTemplateMutationsResolver,
  ReplyTemplateResolver,
  SavedFilterResolver,
] as const;

import { byId, type Path, type Paths } from './path.js';

const inside = (inner: string): Path => ({ secret: `{ cabinet(id: "<cabinet>") { ${inner} } }` });
const draft = (inner: string): Path => byId('appeal', 'secret', 'open', `replyDraft(templateId: "<template>") { ${inner} }`);
const comments = (inner: string): Path => byId('appeal', 'secret', 'open', `internalComments { ${inner} }`);

/** To what the staff of a cabinet keep for themselves. */
export const DESK_PATHS: Paths = {
  'Appeal.replyDraft': byId('appeal', 'secret', 'open', 'HERE(templateId: "<template>")'),
  AppealDetailCondition: inside('savedFilters { filter { details { HERE } } }'),
  AppealFilterValues: inside('savedFilters { filter { HERE } }'),
  BoundedCount: inside('savedFilters { count { HERE } }'),
  'Cabinet.replyTemplates': inside('HERE'),
  'Cabinet.savedFilters': inside('HERE'),
  'Citizen.savedFilters': { secret: '{ citizen(id: "<coordinator>") { HERE } }' },
  InternalComment: comments('nodes { HERE }'),
  InternalCommentConnection: comments('HERE'),
  InternalCommentEdge: comments('edges { HERE }'),
  'Query.appeals@saved': { secret: '{ HERE(savedFilterId: "<filterOfSecret>") }' },
  'Query.replyPlaceholders': { open: '{ HERE }' },
  ReplyDraft: draft('HERE'),
  ReplyPlaceholder: { open: '{ replyPlaceholders { HERE } }' },
  ReplyTemplate: inside('replyTemplates { nodes { HERE } }'),
  ReplyTemplateConnection: inside('replyTemplates { HERE }'),
  ReplyTemplateEdge: inside('replyTemplates { edges { HERE } }'),
  SavedFilter: inside('savedFilters { HERE }'),
  UnfilledPlaceholder: draft('unfilled { HERE }'),
};

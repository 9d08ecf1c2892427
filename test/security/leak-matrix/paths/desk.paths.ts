import { byId, type Path, type Paths } from './path.js';

const inside = (inner: string): Path => ({ secret: `{ cabinet(id: "<cabinet>") { ${inner} } }` });
const draft = (inner: string): Path => byId('appeal', 'secret', 'open', `replyDraft(templateId: "<template>") { ${inner} }`);
const comments = (inner: string): Path => byId('appeal', 'secret', 'open', `internalComments { ${inner} }`);

/** To what the staff of a cabinet keep for themselves. */
export const DESK_PATHS: Paths = {
  'Appeal.replyDraft': byId('appeal', 'secret', 'open', 'HERE(templateId: "<template>")'),
  'Cabinet.replyTemplates': inside('HERE'),
  InternalComment: comments('nodes { HERE }'),
  InternalCommentConnection: comments('HERE'),
  InternalCommentEdge: comments('edges { HERE }'),
  'Query.replyPlaceholders': { open: '{ HERE }' },
  ReplyDraft: draft('HERE'),
  ReplyPlaceholder: { open: '{ replyPlaceholders { HERE } }' },
  ReplyTemplate: inside('replyTemplates { nodes { HERE } }'),
  ReplyTemplateConnection: inside('replyTemplates { HERE }'),
  ReplyTemplateEdge: inside('replyTemplates { edges { HERE } }'),
  UnfilledPlaceholder: draft('unfilled { HERE }'),
};

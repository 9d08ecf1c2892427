import { AppealEntity } from './appeal.entity.js';
import { AppealHistoryEntity } from './appeal-history.entity.js';
import { AutoRuleEntity } from './auto-rules/auto-rule.entity.js';
import { AttachmentEntity } from './attachment.entity.js';
import { InternalCommentEntity } from './desk/internal-comment.entity.js';
import { RedactionEntity } from './redaction.entity.js';
import { ReplyTemplateEntity } from './desk/reply-template.entity.js';
import { SavedFilterEntity } from './desk/saved-filter.entity.js';
import { ReminderEntity } from './reminder.entity.js';

/** Everything the appeals subgraph keeps as objects; keys and counters are plain rows. */
export const entities = [AppealEntity, AppealHistoryEntity, AttachmentEntity, AutoRuleEntity, InternalCommentEntity, RedactionEntity, ReminderEntity, ReplyTemplateEntity, SavedFilterEntity];

export { DiscussionKind } from './domain/discussion-kind.js';
export { DiscussionStatus } from './domain/discussion-status.js';
export { buildDiscussions, discussionsDatabaseModule, type DiscussionsOptions } from './main.js';
export { DISCUSSION_PERMISSIONS } from './permissions.js';
export { entities as discussionsEntities } from './store/entities.js';

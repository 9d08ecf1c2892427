import { ActivityEntity } from './activity.entity.js';
import { DiscussionEntity } from './discussion.entity.js';
import { ClauseEntity, DraftVersionEntity } from './draft.entity.js';
import { ProposalEntity } from './proposal.entity.js';

/** Everything the discussions subgraph keeps as objects; stances and keys are plain rows. */
export const entities = [ActivityEntity, ClauseEntity, DiscussionEntity, DraftVersionEntity, ProposalEntity];

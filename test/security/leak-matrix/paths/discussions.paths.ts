import { byId, type Path, type Paths } from './path.js';

const discussion = (inner = 'HERE'): Path => byId('discussion', 'draftDiscussion', 'finishedDiscussion', inner);
const proposal = (inner = 'HERE'): Path => byId('proposal', 'pendingProposal', 'publishedProposal', inner);
const listed = (inner: string): Path => ({
  secret: `{ discussions(filter: { agencyId: "<roads>", status: DRAFT }) { ${inner} } }`,
  open: `{ discussions(filter: { agencyId: "<roads>", status: FINISHED }) { ${inner} } }`,
});
const proposals = (inner: string): Path => ({
  secret: `{ discussion(id: "<runningDiscussion>") { proposals(filter: { status: PENDING }) { ${inner} } } }`,
  open: `{ discussion(id: "<finishedDiscussion>") { proposals { ${inner} } } }`,
});
const activity = (inner: string): Path => ({
  secret: `{ discussionActivityUpdate(cursor: "<draftDiscussionCursor>") { ${inner} } }`,
  open: `{ discussionActivityUpdate(cursor: "<finishedDiscussionCursor>") { ${inner} } }`,
});

/** To a discussion that is a draft and to one that is finished, to a proposal that waits for its moderator and to one that is published. */
export const DISCUSSION_PATHS: Paths = {
  Clause: discussion('versions { clauses { HERE } }'),
  'Clause.proposals': {
    secret: '{ discussion(id: "<runningDiscussion>") { clauses { HERE(filter: { status: PENDING }) } } }',
    open: '{ discussion(id: "<finishedDiscussion>") { versions { clauses { HERE } } } }',
  },
  ClauseCounts: { open: '{ discussion(id: "<finishedDiscussion>") { protocol { byClause { HERE } } } }' },
  Discussion: discussion(),
  'Discussion.proposals': {
    secret: '{ discussion(id: "<runningDiscussion>") { HERE(filter: { status: PENDING }) } }',
    open: '{ discussion(id: "<finishedDiscussion>") { HERE } }',
  },
  DiscussionActivity: activity('HERE'),
  'DiscussionActivity.proposal': {
    secret: '{ discussionActivityUpdate(cursor: "<rejectedCursor>") { HERE } }',
    open: '{ discussionActivityUpdate(cursor: "<runningDiscussionCursor>") { HERE } }',
  },
  DiscussionConnection: listed('HERE'),
  DiscussionEdge: listed('edges { HERE }'),
  DiscussionProtocol: discussion('protocol { HERE }'),
  DraftVersion: discussion('versions { HERE }'),
  OutcomeCounts: discussion('protocol { counts { HERE } }'),
  Proposal: proposal(),
  'Proposal.rejectionReason': { secret: '{ proposal(id: "<rejectedProposal>") { HERE } }' },
  ProposalConnection: proposals('HERE'),
  ProposalEdge: proposals('edges { HERE }'),
  ProposalReply: { open: '{ proposal(id: "<publishedProposal>") { reply { HERE } } }' },
  ProposalSupport: proposal('support { HERE }'),
  'Query.discussion': { secret: '{ HERE(id: "<draftDiscussion>") }', open: '{ HERE(id: "<finishedDiscussion>") }' },
  'Query.discussions': {
    secret: '{ HERE(filter: { agencyId: "<roads>", status: DRAFT }) }',
    open: '{ HERE(filter: { agencyId: "<roads>", status: FINISHED }) }',
  },
  'Query.discussionActivityUpdate': { secret: '{ HERE(cursor: "<draftDiscussionCursor>") }', open: '{ HERE(cursor: "<finishedDiscussionCursor>") }' },
  'Query.proposal': { secret: '{ HERE(id: "<pendingProposal>") }', open: '{ HERE(id: "<publishedProposal>") }' },
  'Agency.discussions': {
    secret: '{ agency(id: "<roads>") { HERE(filter: { status: DRAFT }) } }',
    open: '{ agency(id: "<roads>") { HERE(filter: { status: FINISHED }) } }',
  },
};

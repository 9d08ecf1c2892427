import { registerEnumType } from 'type-graphql';
import { DiscussionEvent } from '../domain/discussion-event.js';
import { DiscussionKind } from '../domain/discussion-kind.js';
import { DiscussionStatus } from '../domain/discussion-status.js';
import { ModerationDecision, ProposalOutcome, ProposalStance, ProposalStatus } from '../domain/proposal.js';

registerEnumType(DiscussionKind, {
  name: 'DiscussionKind',
  description: 'What a discussion is about.',
  valuesConfig: {
    NORMATIVE_ACT: { description: 'The draft of a normative act: proposals are taken for at least 15 calendar days.' },
    LOCAL_QUESTION: { description: 'A local question: the agency chooses the term.' },
  },
});

registerEnumType(DiscussionStatus, {
  name: 'DiscussionStatus',
  description: 'Where a discussion stands. It opens and closes by itself.',
  valuesConfig: {
    DRAFT: { description: 'Being drawn up; only the agency sees it.' },
    ANNOUNCED: { description: 'Published; its term has not begun.' },
    OPEN: { description: 'Takes proposals.' },
    REVIEW: { description: 'The term is over; the agency replies to the proposals.' },
    FINISHED: { description: 'Every published proposal has a reply; the protocol is final.' },
  },
});

registerEnumType(DiscussionEvent, {
  name: 'DiscussionEvent',
  description: 'What can happen in a discussion.',
  valuesConfig: {
    CREATED: { description: 'It was drawn up.' },
    PUBLISHED: { description: 'It was published.' },
    DRAFT_VERSION_ADDED: { description: 'The act has a new version.' },
    PROPOSAL_SUBMITTED: { description: 'Somebody proposed something; it waits for moderation.' },
    PROPOSAL_PUBLISHED: { description: 'A proposal was let through.' },
    PROPOSAL_REJECTED: { description: 'A proposal was turned down by the moderator.' },
    SUPPORT_CHANGED: { description: 'Somebody is for or against a proposal, or took that back.' },
    PROPOSAL_ANSWERED: { description: 'The agency replied to a proposal.' },
    CLOSED: { description: 'The agency ended the term before its time.' },
    FINISHED: { description: 'The agency finished it.' },
  },
});

registerEnumType(ProposalStatus, {
  name: 'ProposalStatus',
  description: 'Where a proposal stands with the moderators.',
  valuesConfig: {
    PENDING: { description: 'Waits; only its author and the agency see it.' },
    PUBLISHED: { description: 'Everybody sees it.' },
    REJECTED: { description: 'Turned down; only its author and the agency see it, with the reason.' },
  },
});

registerEnumType(ModerationDecision, {
  name: 'ModerationDecision',
  description: 'What a moderator decides.',
  valuesConfig: {
    PUBLISH: { description: 'Let everybody see it.' },
    REJECT: { description: 'Turn it down, with a reason.' },
  },
});

registerEnumType(ProposalOutcome, {
  name: 'ProposalOutcome',
  description: 'What the agency makes of a proposal.',
  valuesConfig: {
    ACCEPTED: { description: 'It goes into the act.' },
    PARTLY: { description: 'Part of it goes into the act.' },
    REJECTED: { description: 'It does not go into the act.' },
  },
});

registerEnumType(ProposalStance, {
  name: 'ProposalStance',
  description: 'What a person thinks of a proposal.',
  valuesConfig: {
    FOR: { description: 'For it.' },
    AGAINST: { description: 'Against it.' },
    NONE: { description: 'Neither; takes an earlier one back.' },
  },
});

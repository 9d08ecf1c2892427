import { GraphClient } from '@otklik/test/platform';
import { act, type Made } from './act.js';
import type { Telling } from './world.js';

const DISCUSSION = 'discussion { id cursor clauses { id } }';
const PROPOSAL = 'proposal { id }';

interface MadeDiscussion extends Made {
  readonly clauses: readonly { readonly id: string }[];
}

/** Discussions of the roads agency: drafts, one that runs, one in review, and one that is finished. */
export async function tellDiscussions(telling: Telling): Promise<void> {
  const { cast, clock, ids, day } = telling;
  const draft = await draw(telling, 'draftDiscussion', 'CANARY-DISCUSSION', 60);
  ids['draftClause'] = draft.clauses[0]!.id;
  const clauses = [{ number: '1', heading: 'CANARY-DISCUSSION', text: 'CANARY-DISCUSSION' }];
  const next = await act(cast.coordinator, 'addDraftVersion', { idempotencyKey: 'second', discussionId: draft.id, explanation: 'CANARY-DISCUSSION', clauses }, DISCUSSION);
  ids['draftDiscussionCursor'] = next.cursor;
  await draw(telling, 'discussionToPublish', 'CANARY-DISCUSSION', 60);
  const running = await publish(telling, 'runningDiscussion', 60);
  await publish(telling, 'discussionToClose', 60);
  await publish(telling, 'discussionInReview', 16);
  const finished = await publish(telling, 'finishedDiscussion', 60);

  ids['pendingProposal'] = await propose(telling, running, 'CANARY-PROPOSAL');
  ids['rejectedProposal'] = await propose(telling, running, 'CANARY-PROPOSAL');
  await act(cast.coordinator, 'moderateProposal', { proposalId: ids['rejectedProposal'], decision: 'REJECT', reason: 'CANARY-REASON' }, PROPOSAL);
  ids['rejectedCursor'] = await cursorOf(telling, running.id);
  ids['proposalToReply'] = await propose(telling, running, 'Открытое предложение');
  await act(cast.coordinator, 'moderateProposal', { proposalId: ids['proposalToReply'], decision: 'PUBLISH' }, PROPOSAL);

  ids['publishedProposal'] = await propose(telling, finished, 'Открытое предложение');
  await act(cast.coordinator, 'moderateProposal', { proposalId: ids['publishedProposal'], decision: 'PUBLISH' }, PROPOSAL);
  const supporter = new GraphClient(telling.url, await telling.issuer.person('supporter'));
  await act(supporter, 'supportProposal', { proposalId: ids['publishedProposal'], stance: 'FOR' }, PROPOSAL);
  ids['supporter'] = (await supporter.ask<{ viewer: Made }>('{ viewer { id } }')).viewer.id;
  await act(cast.otherCitizen, 'supportProposal', { proposalId: ids['publishedProposal'], stance: 'FOR' }, PROPOSAL);
  const open = [{ number: '1', heading: 'Открыто', text: 'Открытый пункт' }];
  await act(cast.coordinator, 'addDraftVersion', { idempotencyKey: 'open', discussionId: finished.id, explanation: 'Открытое объяснение', clauses: open }, DISCUSSION);

  // The shortest term is over.
  clock.set(day(17));
  await act(cast.coordinator, 'replyToProposal', { proposalId: ids['publishedProposal'], outcome: 'ACCEPTED', explanation: 'Открытый ответ' }, PROPOSAL);
  await act(cast.approver, 'closeDiscussion', { discussionId: finished.id }, DISCUSSION);
  const end = await act(cast.approver, 'finishDiscussion', { discussionId: finished.id }, DISCUSSION);
  ids['finishedDiscussionCursor'] = end.cursor;
  ids['runningDiscussionCursor'] = await cursorOf(telling, running.id);
}

async function cursorOf({ cast }: Telling, id: string): Promise<string> {
  return (await cast.anna.ask<{ discussion: Made }>(`{ discussion(id: "${id}") { id cursor } }`)).discussion.cursor;
}

async function draw({ cast, ids, day }: Telling, name: string, words: string, term: number): Promise<MadeDiscussion> {
  const input = {
    idempotencyKey: name,
    agencyId: ids['roads'],
    title: words,
    summary: words,
    opensAt: day(0).toISOString(),
    closesAt: day(term).toISOString(),
    clauses: [{ number: '1', heading: words, text: words }, { number: '2', heading: words, text: words }],
  };
  const made = await act<MadeDiscussion>(cast.coordinator, 'createDiscussion', input, DISCUSSION);
  ids[name] = made.id;
  ids[`${name}Begin`] = made.cursor;
  return made;
}

async function publish(telling: Telling, name: string, term: number): Promise<MadeDiscussion> {
  const { id } = await draw(telling, name, 'Открытое обсуждение', term);
  const made = await act<MadeDiscussion>(telling.cast.approver, 'publishDiscussion', { discussionId: id }, DISCUSSION);
  telling.ids[`${name}Clause`] = made.clauses[0]!.id;
  return made;
}

async function propose({ cast }: Telling, { id, clauses }: MadeDiscussion, text: string): Promise<string> {
  const input = { idempotencyKey: `${text}-${Math.random()}`, discussionId: id, clauseId: clauses[0]!.id, text };
  return (await act(cast.anna, 'submitProposal', input, PROPOSAL)).id;
}

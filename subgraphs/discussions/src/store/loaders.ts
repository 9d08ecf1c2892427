import type { EntityManager } from '@mikro-orm/postgresql';
import { grouped, inOrder } from '@otklik/subgraph';
import DataLoader from 'dataloader';
import type { ProposalStance } from '../domain/proposal.js';
import { protocolOf, type Protocol } from '../domain/protocol.js';
import { ActivityEntity, type Activity } from './activity.entity.js';
import { pagesOfAgencies, type AgencyPage } from './discussion-pages.js';
import { DiscussionEntity, type Discussion } from './discussion.entity.js';
import { ClauseEntity, DraftVersionEntity, type Clause, type DraftVersion } from './draft.entity.js';
import { pagesOfProposals, type ProposalPage } from './proposal-pages.js';
import { ProposalEntity, type Proposal } from './proposal.entity.js';
import { protocolRows } from './protocol-rows.js';
import { stancesOf } from './stances.js';

/** A discussion as it stood at a version: later changes of the same operation are not missed. */
export interface DiscussionState {
  readonly id: string;
  readonly version: number;
}

/** One version of an act. */
export interface DraftPlace {
  readonly discussionId: string;
  readonly number: number;
}

/** One thing that happened. */
export interface ActivityPlace {
  readonly discussionId: string;
  readonly version: number;
}

/** What one person thinks of one proposal. */
export interface StancePlace {
  readonly proposalId: string;
  readonly personId: string;
}

/** Batched look-ups of one operation: as many statements as kinds of objects, whatever the length of a list. */
export interface DiscussionsLoaders {
  readonly discussion: DataLoader<string, Discussion | null>;
  readonly proposal: DataLoader<string, Proposal | null>;
  readonly clause: DataLoader<string, Clause | null>;
  /** In the order of the act. */
  readonly clausesOfDraft: DataLoader<DraftPlace, Clause[], string>;
  readonly draftVersion: DataLoader<DraftPlace, DraftVersion | null, string>;
  /** The first one first. */
  readonly draftVersions: DataLoader<DiscussionState, DraftVersion[], string>;
  readonly protocol: DataLoader<DiscussionState, Protocol, string>;
  readonly activity: DataLoader<ActivityPlace, Activity | null, string>;
  /** Null when the person has not said. */
  readonly stance: DataLoader<StancePlace, ProposalStance | null, string>;
  readonly agencyPage: DataLoader<AgencyPage, Discussion[], string>;
  readonly proposalPage: DataLoader<ProposalPage, Proposal[], string>;
}

/** Makes the loaders of one operation. */
export function createLoaders(em: EntityManager): DiscussionsLoaders {
  return {
    discussion: new DataLoader(async (ids) => inOrder(ids, await em.find(DiscussionEntity, { id: { $in: [...ids] } }), (row) => row.id)),
    proposal: new DataLoader(async (ids) => inOrder(ids, await em.find(ProposalEntity, { id: { $in: [...ids] } }), (row) => row.id)),
    clause: new DataLoader(async (ids) => inOrder(ids, await em.find(ClauseEntity, { id: { $in: [...ids] } }), (row) => row.id)),
    clausesOfDraft: new DataLoader<DraftPlace, Clause[], string>((places) => clausesOf(em, places), byPlace),
    draftVersion: new DataLoader<DraftPlace, DraftVersion | null, string>(
      async (places) =>
        inOrder(
          places.map(nameOf),
          await versionsOf(
            em,
            places.map((place) => place.discussionId),
          ),
          nameOf,
        ),
      byPlace,
    ),
    draftVersions: new DataLoader(async (states) => {
      const ids = states.map((state) => state.id);
      return grouped(ids, await versionsOf(em, ids), (row) => row.discussionId);
    }, stateKey),
    protocol: new DataLoader(async (states) => {
      const ids = states.map((state) => state.id);
      return grouped(ids, await protocolRows(em, ids), (row) => row.discussionId).map(protocolOf);
    }, stateKey),
    activity: new DataLoader<ActivityPlace, Activity | null, string>((places) => activitiesAt(em, places), byPlace),
    stance: new DataLoader<StancePlace, ProposalStance | null, string>((places) => stancesAt(em, places), byPlace),
    agencyPage: new DataLoader<AgencyPage, Discussion[], string>((wanted) => pagesOfAgencies(em, wanted), byPlace),
    proposalPage: new DataLoader<ProposalPage, Proposal[], string>((wanted) => pagesOfProposals(em, wanted), byPlace),
  };
}

const byPlace = { cacheKeyFn: (place: object): string => JSON.stringify(place) };
const stateKey = { cacheKeyFn: ({ id, version }: DiscussionState) => `${id} ${version}` };

function nameOf({ discussionId, number }: DraftPlace): string {
  return `${discussionId} ${number}`;
}

function versionsOf(em: EntityManager, discussionIds: readonly string[]): Promise<DraftVersion[]> {
  return em.find(
    DraftVersionEntity,
    { discussionId: { $in: [...new Set(discussionIds)] } },
    { orderBy: { discussionId: 'asc', number: 'asc' } },
  );
}

async function clausesOf(em: EntityManager, places: readonly DraftPlace[]): Promise<Clause[][]> {
  const wanted = places.map(({ discussionId, number }) => ({ discussionId, draftNumber: number }));
  const rows = await em.find(ClauseEntity, { $or: wanted }, { orderBy: { position: 'asc' } });
  return grouped(places.map(nameOf), rows, ({ discussionId, draftNumber }) => nameOf({ discussionId, number: draftNumber }));
}

async function activitiesAt(em: EntityManager, places: readonly ActivityPlace[]): Promise<(Activity | null)[]> {
  const rows = await em.find(ActivityEntity, { $or: places.map(({ discussionId, version }) => ({ discussionId, version })) });
  const name = ({ discussionId, version }: ActivityPlace) => `${discussionId} ${version}`;
  return inOrder(places.map(name), rows, name);
}

/** One operation has one viewer, so this is one statement. */
async function stancesAt(em: EntityManager, places: readonly StancePlace[]): Promise<(ProposalStance | null)[]> {
  const stances = new Map<string, Map<string, ProposalStance>>();
  for (const [personId, ofPerson] of Map.groupBy(places, (place) => place.personId)) {
    stances.set(
      personId,
      await stancesOf(
        em,
        ofPerson.map((place) => place.proposalId),
        personId,
      ),
    );
  }
  return places.map(({ proposalId, personId }) => stances.get(personId)?.get(proposalId) ?? null);
}

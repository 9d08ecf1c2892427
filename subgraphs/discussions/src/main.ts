import type { MikroORM } from '@mikro-orm/postgresql';
import type { Clock } from '@otklik/base';
import type { DatabaseModule } from '@otklik/database';
import { buildSubgraph, type Subgraph } from '@otklik/subgraph';
import type { DiscussionsContext } from './discussions-context.js';
import { ActivityResolver } from './graphql/activity.resolver.js';
import { AgencyResolver } from './graphql/agency.resolver.js';
import { DiscussionMutationsResolver } from './graphql/discussion-mutations.resolver.js';
import { DiscussionResolver } from './graphql/discussion.resolver.js';
import { ClauseResolver, DraftVersionResolver } from './graphql/draft.resolver.js';
import { ProposalMutationsResolver } from './graphql/proposal-mutations.resolver.js';
import { ProposalResolver } from './graphql/proposal.resolver.js';
import { createLoaders } from './store/loaders.js';
import { M0001Discussions } from './store/migrations/m0001-discussions.js';
import { M0002Tenancy } from './store/migrations/m0002-tenancy.js';
import { M0003Keys } from './store/migrations/m0003-keys.js';
import { findDiscussion, findProposal } from './use-cases/read.js';

/** What the discussions subgraph keeps in PostgreSQL. Its role reads the views that `cabinets` publishes, so that comes first. */
export const discussionsDatabaseModule: DatabaseModule = { schema: 'discussions', migrations: [M0001Discussions, M0002Tenancy, M0003Keys] };

/** What the subgraph stands on. */
export interface DiscussionsOptions {
  readonly orm: MikroORM;
  readonly clock: Clock;
  /** Called after every commit that left events in the outbox. */
  readonly onCommitted: () => void;
}

/** Wires the subgraph `discussions`. */
export function buildDiscussions({ orm, clock, onCommitted }: DiscussionsOptions): Promise<Subgraph> {
  return buildSubgraph<DiscussionsContext>({
    name: 'discussions',
    resolvers: [
      DiscussionResolver,
      DraftVersionResolver,
      ClauseResolver,
      ProposalResolver,
      ActivityResolver,
      DiscussionMutationsResolver,
      ProposalMutationsResolver,
      AgencyResolver,
    ],
    references: {
      Discussion: ({ id }, context) => findDiscussion(context, String(id)),
      Proposal: ({ id }, context) => findProposal(context, String(id)),
      Agency: ({ id }) => ({ id }),
    },
    live: true,
    orm,
    createContext: (request, em) => ({ ...request, em, loaders: createLoaders(em), clock, listedAt: clock.now(), onCommitted }),
  });
}

import type { MikroORM } from '@mikro-orm/postgresql';
import { isId, type Clock } from '@otklik/base';
import type { DatabaseModule } from '@otklik/database';
import type { EventLog } from '@otklik/events';
import { buildSubgraph, type Subgraph } from '@otklik/subgraph';
import type DataLoader from 'dataloader';
import { AgencyFeedCursorResolver, AgencyFeedResolver } from './graphql/agency-feed.resolver.js';
import { AgencyResolver } from './graphql/agency.resolver.js';
import { CategoryResolver } from './graphql/category.resolver.js';
import { ChangesResolver } from './graphql/changes.resolver.js';
import { InsightsResolver } from './graphql/insights.resolver.js';
import { MatrixResolver } from './graphql/problems/matrix.resolver.js';
import { SystemicProblemResolver } from './graphql/problems/systemic-problem.resolver.js';
import { PrincipleCheckResolver } from './graphql/register/check.resolver.js';
import { RegisterMutationsResolver } from './graphql/register/mutations.resolver.js';
import { LowRatedServiceResolver, ServiceResolver } from './graphql/register/service.resolver.js';
import { LifeSituationResolver, StageResolver } from './graphql/register/situation.resolver.js';
import { AppealStub, DiscussionStub, SurveyStub } from './graphql/stubs.type.js';
import { AgencyInsightsCursorResolver, InsightsUpdateResolver } from './graphql/insights-update.resolver.js';
import type { InsightsContext } from './insights-context.js';
import { createLoaders } from './store/loaders.js';
import { M0001Insights } from './store/migrations/m0001-insights.js';
import { M0002Untold } from './store/migrations/m0002-untold.js';
import { M0003Register } from './store/migrations/m0003-register.js';
import { M0004Problems } from './store/migrations/m0004-problems.js';

/** What the insights subgraph keeps in PostgreSQL. Its role reads the views that `cabinets` publishes, and the log. */
export const insightsDatabaseModule: DatabaseModule = { schema: 'insights', migrations: [M0001Insights, M0002Untold, M0003Register, M0004Problems] };

/** What the subgraph stands on. */
export interface InsightsOptions {
  readonly orm: MikroORM;
  /** Where `changes` are read. */
  readonly log: EventLog;
  readonly clock: Clock;
}

/** Wires the subgraph `insights`. Its figures stay as they are until `startInsights` follows the log. */
export function buildInsights({ orm, log, clock }: InsightsOptions): Promise<Subgraph> {
  return buildSubgraph<InsightsContext>({
    name: 'insights',
    live: true,
    resolvers: [
      InsightsResolver,
      ChangesResolver,
      AgencyResolver,
      CategoryResolver,
      AgencyFeedResolver,
      AgencyFeedCursorResolver,
      InsightsUpdateResolver,
      AgencyInsightsCursorResolver,
      ServiceResolver,
      LowRatedServiceResolver,
      LifeSituationResolver,
      StageResolver,
      PrincipleCheckResolver,
      RegisterMutationsResolver,
      MatrixResolver,
      SystemicProblemResolver,
    ],
    orphanedTypes: [AppealStub, DiscussionStub, SurveyStub],
    references: {
      Agency: ({ id }) => ({ id }),
      Category: ({ id }) => ({ id }),
      Service: (reference, { loaders: { register } }) => found(register.service, reference),
      LifeSituation: (reference, { loaders: { register } }) => found(register.situation, reference),
      SystemicProblem: (reference, { loaders }) => found(loaders.problem, reference),
      LifeSituationStage: (reference, { loaders: { register } }) => found(register.stage, reference),
    },
    createContext: (request) => {
      const em = orm.em.fork();
      return { ...request, em, loaders: createLoaders(em), clock, log };
    },
  });
}

/** The object of a reference; null for what is no id. */
async function found<Row>(loader: DataLoader<string, Row | null>, { id }: Record<string, unknown>): Promise<Row | null> {
  return isId(String(id)) ? loader.load(String(id).toLowerCase()) : null;
}

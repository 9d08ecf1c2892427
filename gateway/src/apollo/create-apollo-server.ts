import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { ErrorPresenter } from '../errors/error-presenter.js';
import { observationPlugin } from '../observability/observation-plugin.js';
import { CostPolicy } from '../policies/cost/cost-policy.js';
import type { OperationLimits } from '../policies/operation-limits.js';
import type { EngineGateway } from './engine-gateway.js';
import type { GatewayContext } from './gateway-context.js';
import type { KnownOperations } from './known-operations.js';
import { requestPlugin } from './request-plugin.js';
import { stringifyResult } from './serialised-data.js';

/** A GET carries no body and so no content type: one of these headers shows that no foreign page sent it. */
const PREFLIGHTED_HEADERS = ['x-apollo-operation-name', 'apollo-require-preflight', 'authorization'];

/** What the pipeline needs to know. */
export interface ApolloOptions {
  readonly gateway: EngineGateway;
  readonly known: KnownOperations;
  readonly presenter: ErrorPresenter;
  readonly limits: OperationLimits;
  readonly production: boolean;
  /** Whether somebody listens to the gateway. */
  readonly isObserved?: boolean;
}

/** Apollo Server over our engine, with nothing that calls home and nothing that listens to signals. Not yet started. */
export function createApolloServer({ gateway, known, presenter, limits, production, isObserved = false }: ApolloOptions): ApolloServer<GatewayContext> {
  const warn = (message?: unknown): void => presenter.log(new Error(String(message)), { place: 'apollo' });
  const costs = new CostPolicy(limits.cost, (schema) => gateway.engineOf(schema).outlineSdl);
  return new ApolloServer<GatewayContext>({
    gateway,
    nodeEnv: production ? 'production' : 'development',
    introspection: !production,
    hideSchemaDetailsFromClientErrors: production,
    includeStacktraceInErrorResponses: false,
    allowBatchedHttpRequests: false,
    csrfPrevention: { requestHeaders: PREFLIGHTED_HEADERS },
    maxRecursiveSelections: limits.selections,
    parseOptions: { maxTokens: limits.tokens },
    stopOnTerminationSignals: false,
    formatError: presenter.formatError,
    stringifyResult,
    persistedQueries: { cache: known },
    // Documents are with the known operations: this store would write each of them as JSON, to know how long it is.
    documentStore: null,
    logger: { debug() {}, info() {}, warn, error: warn },
    plugins: [
      ...(isObserved ? [observationPlugin] : []),
      requestPlugin(presenter, { costs, limits, known }),
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
  });
}

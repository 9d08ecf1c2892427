import type { RequestContext } from '@otklik/identity';
import type { RateMeter } from '../policies/rate/rate-meter.js';
import type { OperationObservation } from '../observability/operation-observation.js';
import type { DocumentNode, GraphQLError, GraphQLSchema } from 'graphql';

/** A subscription that passed the whole pipeline: parsed, within limits, valid in this schema. */
export interface AdmittedSubscription {
  readonly document: DocumentNode;
  readonly source: string;
  readonly operationName: string | null;
  readonly schema: GraphQLSchema;
}

/** What Apollo Server carries with an operation. */
export interface GatewayContext extends RequestContext {
  /** Whether the client asked to be told what its operation costs. */
  readonly reportsCost?: boolean;
  /** Set where a subscription can be served (a socket): takes it over after validation. Absent on plain HTTP. */
  readonly takeSubscription?: (subscription: AdmittedSubscription) => void;
  /** Set where mutations may not be asked for: why one is refused. */
  readonly refuseMutation?: (() => GraphQLError) | undefined;
  /** Present where somebody listens to the gateway. */
  readonly observation?: OperationObservation | undefined;
  /** From where it comes, asked for mutations only; absent where nobody knows. */
  readonly addressOf?: (() => string) | undefined;
  /** Present where rates are limited. */
  readonly meter?: RateMeter | undefined;
}

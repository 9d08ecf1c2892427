import { SubscriptionFailure, type ExecutionResult } from '@otklik/gateway-engine';
import type { GraphQLError, GraphQLFormattedError } from 'graphql';
import type { EngineGateway } from '../apollo/engine-gateway.js';
import type { ErrorPresenter } from '../errors/error-presenter.js';
import type { LiveRequest, LiveResults } from '../sockets/live-results.js';
import { PresentedErrors } from '../sockets/presented-error.js';

/**
 * Subscriptions whose events a subgraph gives: one upstream for each subscriber, begun and ended with it. They stay with
 * the schema that they were validated against.
 */
export class UpstreamSubscriptions implements LiveResults {
  constructor(
    private readonly engines: EngineGateway,
    private readonly presenter: ErrorPresenter,
  ) {}

  /** @throws GraphQLError that refuses the subscription */
  subscribe({ document, source, operationName, schema, variables, context }: LiveRequest): AsyncIterable<string> {
    const results = this.engines.engineOf(schema).prepareSubscription(document, source, operationName).subscribe({ variables, context });
    if (Array.isArray(results)) throw results[0]!;
    const present = (errors: readonly GraphQLError[]): GraphQLFormattedError[] => errors.map((error) => this.presenter.present(error, context));
    return {
      [Symbol.asyncIterator]: () => ({
        async next() {
          try {
            const step = await results.next();
            return step.done === true ? step : { done: false, value: textOf(step.value, present) };
          } catch (failure) {
            throw failure instanceof SubscriptionFailure ? new PresentedErrors(present(failure.errors)) : failure;
          }
        },
        async return() {
          await results.return?.();
          return { done: true, value: undefined };
        },
      }),
    };
  }
}

function textOf({ json, errors }: ExecutionResult, present: (errors: readonly GraphQLError[]) => GraphQLFormattedError[]): string {
  return errors === undefined ? `{"data":${json}}` : `{"errors":${JSON.stringify(present(errors))},"data":${json}}`;
}

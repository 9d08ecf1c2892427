import { GraphQLError, type GraphQLFormattedError } from 'graphql';

/** An error that is already in the form for clients, on its way through the protocol library. */
export class PresentedError extends GraphQLError {
  constructor(readonly formatted: GraphQLFormattedError) {
    super(formatted.message);
  }
}

/** What ended a stream of results, in the form for clients. */
export class PresentedErrors extends Error {
  override readonly name = 'PresentedErrors';

  constructor(readonly formatted: readonly GraphQLFormattedError[]) {
    super(formatted.map(({ message }) => message).join(' '));
  }
}

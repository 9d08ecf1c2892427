import { GraphQLError, type GraphQLFormattedError } from 'graphql';

/** An error that is already in the form for clients, on its way through the protocol library. */
export class PresentedError extends GraphQLError {
  constructor(readonly formatted: GraphQLFormattedError) {
    super(formatted.message);
  }
}

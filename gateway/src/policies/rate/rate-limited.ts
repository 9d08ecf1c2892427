import { HeaderMap } from '@apollo/server';
import { CodedError } from '@otklik/base';
import { GraphQLError } from 'graphql';
import type { RateLimitName } from './rate-settings.js';

/** @param waitMs until what was asked for may be done; clients are told whole seconds, never too few */
export function rateLimited(limit: RateLimitName, waitMs: number): CodedError {
  return CodedError.rateLimited(Math.ceil(waitMs / 1000), limit);
}

/** The same on its way through Apollo Server, with the status and the header. */
export function asGraphqlError(error: CodedError): GraphQLError {
  const http = { status: 429, headers: new HeaderMap([['retry-after', String(error.details['retryAfter'])]]) };
  return new GraphQLError(error.message, { originalError: error, extensions: { code: error.code, http } });
}

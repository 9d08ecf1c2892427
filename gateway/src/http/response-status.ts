import type { ErrorCode } from '@otklik/base';

/** What makes a GraphQL request, well formed as HTTP, not run. */
const REQUEST_ERRORS: ReadonlySet<ErrorCode> = new Set(['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT']);

/**
 * The status by GraphQL over HTTP: in `application/json`, which says nothing about who wrote the body, a well-formed
 * GraphQL answer is a 200 whatever its errors; `application/graphql-response+json` keeps the 400.
 */
export function responseStatus(status: number, contentType: string, body: string): number {
  if (status !== 400 || !contentType.startsWith('application/json')) return status;
  const { errors } = JSON.parse(body) as { errors: readonly { extensions: { code: ErrorCode } }[] };
  return errors.every(({ extensions }) => REQUEST_ERRORS.has(extensions.code)) ? 200 : status;
}

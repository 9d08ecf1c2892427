import { CodedError, localize } from '@otklik/base';
import { isDatabaseAway } from '@otklik/database';
import type { RequestContext } from '@otklik/identity';
import { processLog } from '@otklik/observability';
import { GraphQLError } from 'graphql';

/** Whether something was done, nobody knows: the connection may have been lost after the commit. */
const AWAY = {
  ru: 'База данных сейчас недоступна: повторите чуть позже, с тем же ключом повтора.',
  en: 'The database cannot be reached now: try again in a moment, with the same idempotency key.',
};

/**
 * Turns an error of a resolver into what may leave the subgraph: a coded error in the reader's language; anything
 * unexpected becomes a neutral sentence, and the fault itself goes to the log under the request's id.
 */
export function presentError(error: GraphQLError, subgraph: string, context: RequestContext): GraphQLError {
  const cause = error.originalError;
  const place = { nodes: error.nodes, path: error.path };
  if (cause instanceof CodedError) {
    return new GraphQLError(localize(cause.text, context.locale), { ...place, extensions: { code: cause.code } });
  }
  if (cause === undefined || cause instanceof GraphQLError) {
    return new GraphQLError(error.message, { ...place, extensions: { code: 'BAD_USER_INPUT', ...error.extensions } });
  }
  logFault(cause, subgraph, error, context);
  if (isDatabaseAway(cause)) return new GraphQLError(localize(AWAY, context.locale), { ...place, extensions: { code: 'SUBGRAPH_UNAVAILABLE' } });
  const text = { ru: 'Внутренняя ошибка. Мы уже знаем о ней.', en: 'A fault of ours. It has been logged.' };
  return new GraphQLError(localize(text, context.locale), { ...place, extensions: { code: 'INTERNAL_SERVER_ERROR' } });
}

/** One line: the fault's class and stack, without its message, which may quote values of rows. */
function logFault(cause: Error, subgraph: string, error: GraphQLError, context: RequestContext): void {
  const stack = cause.stack?.split('\n').filter((line) => line.trimStart().startsWith('at ')).slice(0, 12).map((line) => line.trim());
  processLog().error({ subgraph, requestId: context.requestId, path: error.path, fault: cause.name, stack }, 'fault');
}

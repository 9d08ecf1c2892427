import { ERROR_TABLE, localize, type ErrorCode, type Locale, type LocalizedText } from '@otklik/base';
import type { GraphQLFormattedError } from 'graphql';

const FAULT_TEXT: LocalizedText = {
  ru: 'Внутренняя ошибка. Сообщите поддержке номер запроса, если она повторяется.',
  en: 'A fault of ours. If it comes again, tell the support the request id.',
};

/** Said in production in place of the reason why a subgraph did not answer. */
export const UNAVAILABLE_TEXT: LocalizedText = {
  ru: 'Часть данных сейчас недоступна, остальное в ответе верно.',
  en: 'A part of the data is not available now; the rest of the answer is good.',
};

/** Whether a text is a code that clients may meet. */
export function isErrorCode(code: unknown): code is ErrorCode {
  return typeof code === 'string' && Object.hasOwn(ERROR_TABLE, code);
}

/** The neutral error that stands for any fault. */
export function neutralError(locale: Locale, requestId: string | undefined): GraphQLFormattedError {
  return {
    message: localize(FAULT_TEXT, locale),
    extensions: { code: 'INTERNAL_SERVER_ERROR', ...(requestId === undefined ? {} : { requestId }) },
  };
}

import type { ErrorCode } from './error-table.js';
import type { LocalizedText } from './localized-text.js';

/**
 * An unexpected refusal that reaches the client as a GraphQL error with a code of the error table.
 * Expected refusals of a use-case are a `Refusal` instead.
 */
export class CodedError extends Error {
  override readonly name = 'CodedError';

  constructor(
    readonly code: ErrorCode,
    readonly text: LocalizedText,
    /** What programs may want to know besides the code: more members of `extensions`. */
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(text.en);
  }

  static unauthenticated(): CodedError {
    return new CodedError('UNAUTHENTICATED', { ru: 'Войдите, чтобы продолжить.', en: 'Sign in to continue.' });
  }

  static identityUnavailable(): CodedError {
    return new CodedError('IDENTITY_UNAVAILABLE', {
      ru: 'Служба входа сейчас недоступна: попробуйте ещё раз чуть позже.',
      en: 'The sign-in service is not available now: try again in a moment.',
    });
  }

  static personalDataUnavailable(): CodedError {
    return new CodedError('PERSONAL_DATA_UNAVAILABLE', {
      ru: 'Персональные данные сейчас недоступны: платформе не хватает ключа.',
      en: 'Personal data are not available now: the platform lacks the key.',
    });
  }

  static forbidden(): CodedError {
    return new CodedError('FORBIDDEN', { ru: 'У вас нет права на это действие.', en: 'You may not see or do this.' });
  }

  static notFound(): CodedError {
    return new CodedError('NOT_FOUND', { ru: 'Такого объекта нет.', en: 'There is no such object.' });
  }

  static badCursor(): CodedError {
    return new CodedError('BAD_CURSOR', { ru: 'Этот курсор выдан не нами или не для этого.', en: 'This cursor was not given out by this platform, or not for this.' });
  }

  static cursorExpired(): CodedError {
    return new CodedError('CURSOR_EXPIRED', {
      ru: 'События после этого курсора уже не хранятся: прочитайте объект заново и продолжите с его нового курсора.',
      en: 'The events after this cursor are no longer kept: read the object again and continue from its new cursor.',
    });
  }

  static resync(): CodedError {
    return new CodedError('RESYNC', {
      ru: 'Подписка прервана, чтобы ничего не пропустить: подпишитесь снова с последнего курсора.',
      en: 'The subscription was ended so that nothing is missed: subscribe again from the last cursor.',
    });
  }

  /** @param limit whose points are used up */
  static rateLimited(retryAfterSeconds: number, limit: string): CodedError {
    return new CodedError(
      'RATE_LIMITED',
      { ru: `Слишком много запросов: повторите через ${retryAfterSeconds} с.`, en: `Too many requests: try again in ${retryAfterSeconds} s.` },
      { retryAfter: retryAfterSeconds, limit },
    );
  }

  static badInput(text: LocalizedText): CodedError {
    return new CodedError('BAD_USER_INPUT', text);
  }
}

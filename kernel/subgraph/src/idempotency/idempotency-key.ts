import { checkText, type ValidationIssue } from '@otklik/base';

/** The longest key, in characters: room for a UUID and a prefix. */
const MAX_KEY_LENGTH = 200;

/** What is wrong with a client's idempotency key. */
export function checkIdempotencyKey(key: string): ValidationIssue[] {
  const path = ['idempotencyKey'];
  if (/\p{Cc}/u.test(key) || !key.isWellFormed()) {
    return [
      {
        path,
        code: 'BAD_TEXT',
        message: { ru: 'В ключе не может быть управляющих символов.', en: 'The key may not have control characters.' },
      },
    ];
  }
  return checkText(key, path, MAX_KEY_LENGTH);
}

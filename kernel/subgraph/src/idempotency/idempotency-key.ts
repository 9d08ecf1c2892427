import { checkLine, type LocalizedText, type ValidationIssue } from '@otklik/base';

/** The longest key, in characters: room for a UUID and a prefix. */
const MAX_KEY_LENGTH = 200;

/** What is wrong with a client's idempotency key. */
export function checkIdempotencyKey(key: string): ValidationIssue[] {
  return checkLine(key, ['idempotencyKey'], MAX_KEY_LENGTH).map((issue) => ({ ...issue, message: KEY_MESSAGE }));
}

const KEY_MESSAGE: LocalizedText = {
  ru: `Ключ повтора: от 1 до ${MAX_KEY_LENGTH} знаков, без управляющих символов.`,
  en: `Idempotency key: 1 to ${MAX_KEY_LENGTH} characters, no control characters.`,
};

import type { LocalizedText } from '@otklik/base';
import type { PlaceholderName } from './placeholder.js';

/** Why there is nothing to stand in for a placeholder. */
export enum UnfilledReason {
  NO_AUTHOR = 'NO_AUTHOR',
  NAME_NOT_GIVEN = 'NAME_NOT_GIVEN',
  NOT_REGISTERED = 'NOT_REGISTERED',
  NOT_ASSIGNED = 'NOT_ASSIGNED',
  NOT_SAID = 'NOT_SAID',
}

/** What people call each. */
export const UNFILLED_TITLES: Readonly<Record<UnfilledReason, LocalizedText>> = {
  NO_AUTHOR: { ru: 'Автора на платформе нет.', en: 'Its author is not on the platform.' },
  NAME_NOT_GIVEN: {
    ru: 'Имя не передано: прочитайте его у автора с указанием цели и передайте в authorName.',
    en: 'The name is not given: read it of the author with a purpose, and give it as authorName.',
  },
  NOT_REGISTERED: { ru: 'Обращение ещё не зарегистрировано.', en: 'The appeal is not registered yet.' },
  NOT_ASSIGNED: { ru: 'Исполнителя ещё нет.', en: 'There is no executor yet.' },
  NOT_SAID: { ru: 'В обращении этого нет.', en: 'The appeal does not say it.' },
};

/** Why a placeholder stays as it is. */
export function whyUnfilled(name: PlaceholderName, hasAuthor: boolean): UnfilledReason {
  switch (name) {
    case 'author.name':
      return hasAuthor ? UnfilledReason.NAME_NOT_GIVEN : UnfilledReason.NO_AUTHOR;
    case 'appeal.number':
    case 'appeal.registeredOn':
      return UnfilledReason.NOT_REGISTERED;
    case 'executor.name':
      return UnfilledReason.NOT_ASSIGNED;
    default:
      return UnfilledReason.NOT_SAID;
  }
}

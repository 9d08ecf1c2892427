import type { LocalizedText } from '@otklik/base';

/** What the start page says. */
export const PAGE_TEXTS = {
  title: { ru: 'Отклик: единый граф обращений граждан', en: 'Otklik: one graph of citizen feedback' },
  brand: { ru: 'Отклик', en: 'Otklik' },
  intro: {
    ru: 'Платформа обратной связи, которую регион запускает сам: обращения граждан, их путь и ответы, всё в одном GraphQL, с живыми обновлениями.',
    en: 'The feedback platform that a region runs itself: messages of citizens, their way and the answers in one GraphQL graph, with live updates.',
  },
  plainTitle: { ru: 'Шлюз GraphQL', en: 'GraphQL gateway' },
  plainIntro: { ru: 'Шлюз единого графа GraphQL.', en: 'The gateway of one GraphQL graph.' },
  schema: { ru: 'Схема', en: 'Schema' },
  endpoint: { ru: 'GraphQL и подписки', en: 'GraphQL and subscriptions' },
  health: { ru: 'Состояние', en: 'Health' },
  docs: { ru: 'Справочник — значок книги слева', en: 'Reference: the book icon on the left' },
  actAs: { ru: 'Действовать как', en: 'Act as' },
  nobody: { ru: 'без входа', en: 'signed out' },
  token: { ru: 'Токен доступа', en: 'Access token' },
  signedIn: { ru: 'Запросы и подписки идут от имени:', en: 'Requests and subscriptions are sent as:' },
  signedOut: { ru: 'Запросы идут без входа.', en: 'Requests are sent signed out.' },
  failed: { ru: 'Войти не удалось.', en: 'Signing in failed.' },
  cut: { ru: 'Соединение прервано, запустите подписку снова. Код', en: 'The connection was cut, start the subscription again. Code' },
} as const satisfies Record<string, LocalizedText>;

/** Name of a text of the page. */
export type PageText = keyof typeof PAGE_TEXTS;

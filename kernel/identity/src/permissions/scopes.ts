import type { LocalizedText } from '@otklik/base';

/**
 * What a machine can be let into, by the `scope` of its token (client credentials). A scope is never enough by itself: the
 * operator also gives the machine the role INTEGRATOR, on the whole platform or in the cabinets it works for.
 */
export const SCOPES = {
  'appeals:read': {
    ru: 'Читать обращения: без автора, исполнителя и неутверждённых ответов',
    en: 'Read appeals: without their author, their executor and answers that are not approved',
  },
  'appeals:write': { ru: 'Загружать сообщения из другой системы', en: 'Bring in messages of another system' },
  'changes:read': { ru: 'Читать ленту изменений', en: 'Read the feed of changes' },
  'agencies:write': { ru: 'Загружать ведомства', en: 'Bring in agencies' },
} as const satisfies Record<string, LocalizedText>;

/** One of them. */
export type Scope = keyof typeof SCOPES;

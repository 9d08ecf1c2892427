import type { LocalizedText } from '@otklik/base';

/** What an agency's public page says around what the agency and the citizens say. */
export const AGENCY_PAGE_TEXTS = {
  platform: { ru: 'Отклик', en: 'Otklik' },
  under: { ru: 'Подведомственно:', en: 'Under:' },
  reach: { ru: 'Как обратиться', en: 'How to reach it' },
  address: { ru: 'Адрес', en: 'Address' },
  hours: { ru: 'Часы приёма', en: 'Reception hours' },
  phones: { ru: 'Телефон', en: 'Telephone' },
  email: { ru: 'Почта', en: 'E-mail' },
  website: { ru: 'Сайт', en: 'Site' },
  unsaid: { ru: 'Ведомство ещё не рассказало, как к нему обратиться. Сообщение можно подать здесь, на платформе.', en: 'The agency has not said yet how to reach it. Messages are taken here, on the platform.' },
  categories: { ru: 'О чём ему пишут', en: 'What it answers for' },
  noCategories: { ru: 'Категорий пока нет.', en: 'No categories yet.' },
  figures: { ru: 'За последние двенадцать месяцев', en: 'In the last twelve months' },
  received: { ru: 'получено сообщений', en: 'messages received' },
  done: { ru: 'дано ответов', en: 'answers given' },
  onTime: { ru: 'из них в срок', en: 'of them on time' },
  rating: { ru: 'оценка граждан', en: 'rated by citizens' },
  ratings: { ru: 'оценок:', en: 'ratings:' },
  selfSelected: { ru: 'Оценивают те, кто захотел: это не опрос.', en: 'Those rate who want to: this is not a survey.' },
  answers: { ru: 'Последние ответы', en: 'Recent answers' },
  noAnswers: { ru: 'Публичных ответов пока нет.', en: 'No public answers yet.' },
  answered: { ru: 'Ответ', en: 'Answer' },
} as const satisfies Record<string, LocalizedText>;

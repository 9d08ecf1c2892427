/** A question of a sample survey, and how people answer it: the weights of its options or values. */
export type SampleQuestion = { readonly title: string; readonly required?: boolean } & (
  | { readonly kind: 'SINGLE' | 'MULTIPLE'; readonly options: readonly (readonly [title: string, weight: number])[] }
  /** From 1 on. */
  | { readonly kind: 'SCALE'; readonly weights: readonly number[] }
  | { readonly kind: 'TEXT'; readonly texts: readonly string[] }
);

/** A survey of a demo agency. Days are counted back from today; below zero they are to come. */
export interface SampleSurvey {
  readonly cabinet: 'roads' | 'region';
  readonly title: { readonly ru: string; readonly en: string };
  readonly description: string;
  readonly openedDaysAgo: number;
  readonly closesDaysAgo: number;
  readonly answers: number;
  readonly questions: readonly SampleQuestion[];
}

/** Closed ones with results, one that runs, and one that is announced. */
export const SAMPLE_SURVEYS: readonly SampleSurvey[] = [
  {
    cabinet: 'roads',
    title: { ru: 'Как убирали снег этой зимой', en: 'How snow was cleared this winter' },
    description: 'Ответы помогут распределить технику и договоры на следующую зиму.',
    openedDaysAgo: 212,
    closesDaysAgo: 184,
    answers: 36,
    questions: [
      { kind: 'SCALE', title: 'Оцените уборку снега в вашем районе от 1 до 5', required: true, weights: [12, 18, 30, 26, 14] },
      {
        kind: 'MULTIPLE',
        title: 'Где убирали хуже всего?',
        options: [
          ['Дворы', 40],
          ['Тротуары', 45],
          ['Остановки', 25],
          ['Проезжая часть', 15],
          ['Переходы', 20],
        ],
      },
      { kind: 'TEXT', title: 'Что изменить?', texts: ['Вывозить снег, а не сдвигать на тротуар.', 'Чистить ночью, а не в час пик.', 'Посыпать остановки.', 'Больше техники в частном секторе.'] },
    ],
  },
  {
    cabinet: 'region',
    title: { ru: 'Удобно ли получать услуги в МФЦ', en: 'How convenient the public service centres are' },
    description: 'По итогам изменим часы работы и число окон.',
    openedDaysAgo: 96,
    closesDaysAgo: 75,
    answers: 28,
    questions: [
      {
        kind: 'SINGLE',
        title: 'Сколько вы ждали в очереди?',
        required: true,
        options: [
          ['До 15 минут', 45],
          ['От 15 до 30 минут', 30],
          ['От 30 минут до часа', 17],
          ['Больше часа', 8],
        ],
      },
      { kind: 'SCALE', title: 'Насколько понятны требования к документам? От 1 до 5', weights: [6, 12, 24, 34, 24] },
    ],
  },
  {
    cabinet: 'roads',
    title: { ru: 'Какие дороги ремонтировать в первую очередь', en: 'Which roads to repair first' },
    description: 'Три участка, набравшие больше всего голосов, войдут в план будущего года без дополнительного отбора.',
    openedDaysAgo: 9,
    closesDaysAgo: -19,
    answers: 24,
    questions: [
      {
        kind: 'MULTIPLE',
        title: 'Выберите участки',
        required: true,
        options: [
          ['Бердск — Искитим', 40],
          ['Подъезд к Кольцово', 30],
          ['Куйбышев — Барабинск', 20],
          ['Ордынское — Кочки', 18],
          ['Тогучин — Маслянино', 12],
        ],
      },
      {
        kind: 'SINGLE',
        title: 'Как вы чаще всего ездите?',
        options: [
          ['На своей машине', 60],
          ['На автобусе', 25],
          ['На электричке', 10],
          ['На велосипеде', 5],
        ],
      },
      { kind: 'TEXT', title: 'Какой участок мы забыли?', texts: ['Мост через Иню.', 'Объезд Болотного.', 'Дорогу к дачам у Колывани.'] },
    ],
  },
  {
    cabinet: 'region',
    title: { ru: 'Чем занять детей после уроков', en: 'What children do after school' },
    description: 'Опрос родителей перед открытием новых кружков.',
    openedDaysAgo: -6,
    closesDaysAgo: -34,
    answers: 0,
    questions: [
      {
        kind: 'MULTIPLE',
        title: 'Чего не хватает рядом с домом?',
        required: true,
        options: [
          ['Спортивных секций', 1],
          ['Музыкальной школы', 1],
          ['Технических кружков', 1],
          ['Театральной студии', 1],
        ],
      },
    ],
  },
];

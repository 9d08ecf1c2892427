/** What somebody proposes, and what becomes of it. */
export interface SampleProposal {
  /** Number of the clause; absent for the whole act. */
  readonly clause?: string;
  readonly text: string;
  /** Turned down by the moderator, with the reason; absent when published, `null` when it still waits. */
  readonly rejected?: string | null;
  readonly for?: number;
  readonly against?: number;
  readonly reply?: { readonly outcome: 'ACCEPTED' | 'PARTLY' | 'REJECTED'; readonly explanation: string };
}

/** A clause of a draft. */
export interface SampleClause {
  readonly number: string;
  readonly heading: string;
  readonly text: string;
}

/** A discussion of a demo agency. Days are counted back from today; below zero they are to come. */
export interface SampleDiscussion {
  readonly cabinet: 'roads' | 'region';
  readonly kind: 'NORMATIVE_ACT' | 'LOCAL_QUESTION';
  readonly title: string;
  readonly summary: string;
  readonly openedDaysAgo: number;
  readonly closesDaysAgo: number;
  readonly clauses: readonly SampleClause[];
  readonly proposals: readonly SampleProposal[];
  /** The version that takes up what was accepted; the discussion is finished with it. */
  readonly final?: { readonly explanation: string; readonly clauses: readonly SampleClause[] };
}

const SNOW: readonly SampleClause[] = [
  { number: '1', heading: 'Общие положения', text: 'Порядок устанавливает требования к зимнему содержанию региональных дорог и улиц, по которым проходят автобусные маршруты.' },
  { number: '2', heading: 'Сроки уборки', text: 'После окончания снегопада проезжую часть расчищают за шесть часов, тротуары и остановки — за двенадцать часов.' },
  { number: '3', heading: 'Вывоз снега', text: 'Снежные валы вывозят за пять суток. Валы у пешеходных переходов и остановок не допускаются.' },
  { number: '4', heading: 'Контроль', text: 'Сроки проверяют по данным навигации техники и по сообщениям жителей.' },
];

/** One that is finished, one in review, and one that takes proposals. */
export const SAMPLE_DISCUSSIONS: readonly SampleDiscussion[] = [
  {
    cabinet: 'roads',
    kind: 'NORMATIVE_ACT',
    title: 'Порядок зимнего содержания дорог',
    summary: 'Сроки уборки снега, вывоза и контроля. Проект подготовлен по итогам обращений прошлой зимы.',
    openedDaysAgo: 140,
    closesDaysAgo: 112,
    clauses: SNOW,
    proposals: [
      {
        clause: '2',
        text: 'Двенадцать часов для остановок — много: утром люди уже стоят в сугробе. Предлагаю шесть.',
        for: 14,
        against: 1,
        reply: { outcome: 'ACCEPTED', explanation: 'Срок для остановок сокращён до шести часов.' },
      },
      {
        clause: '3',
        text: 'Вывозить валы у школ и поликлиник за двое суток.',
        for: 11,
        reply: { outcome: 'PARTLY', explanation: 'Для школ и поликлиник установлен срок трое суток: на двое не хватит полигонов.' },
      },
      {
        clause: '4',
        text: 'Публиковать карту движения уборочной техники.',
        for: 9,
        against: 2,
        reply: { outcome: 'ACCEPTED', explanation: 'Добавлено в раздел о контроле: карта обновляется раз в час.' },
      },
      {
        text: 'Отменить плату за эвакуацию машин в дни уборки.',
        for: 4,
        against: 6,
        reply: { outcome: 'REJECTED', explanation: 'Плата за эвакуацию установлена федеральным законом и этим порядком измениться не может.' },
      },
      { text: 'Продам зимнюю резину, недорого.', rejected: 'Объявление не относится к предмету обсуждения.' },
    ],
    final: {
      explanation: 'Сокращён срок уборки остановок, установлен срок вывоза у школ и поликлиник, добавлена карта движения техники.',
      clauses: [
        SNOW[0]!,
        { ...SNOW[1]!, text: 'После окончания снегопада проезжую часть и остановки расчищают за шесть часов, тротуары — за двенадцать часов.' },
        { ...SNOW[2]!, text: 'Снежные валы вывозят за пять суток, у школ и поликлиник — за трое. Валы у пешеходных переходов и остановок не допускаются.' },
        { ...SNOW[3]!, text: 'Сроки проверяют по данным навигации техники и по сообщениям жителей. Карта движения техники публикуется и обновляется раз в час.' },
      ],
    },
  },
  {
    cabinet: 'region',
    kind: 'NORMATIVE_ACT',
    title: 'Правила работы с обращениями в социальных сетях',
    summary: 'Как ведомства отвечают на комментарии и посты жителей и когда предлагают подать обращение.',
    openedDaysAgo: 31,
    closesDaysAgo: 5,
    clauses: [
      { number: '1', heading: 'Срок', text: 'На комментарий отвечают в течение девяти рабочих часов.' },
      { number: '2', heading: 'Форма ответа', text: 'Ответ даётся по существу, без пересылки в другое ведомство.' },
      { number: '3', heading: 'Персональные данные', text: 'Персональные данные в комментариях не запрашивают.' },
    ],
    proposals: [
      { clause: '1', text: 'Для сообщений об угрозе жизни — один час, и в выходные тоже.', for: 8, reply: { outcome: 'ACCEPTED', explanation: 'Для угрозы жизни и здоровью установлен срок один час круглосуточно.' } },
      { clause: '2', text: 'Если вопрос другого ведомства, пусть ответ даёт оно, но там же, в комментариях.', for: 6, against: 1 },
      { clause: '3', text: 'Добавить, что сообщения с чужими данными скрывают в течение часа.', for: 5 },
    ],
  },
  {
    cabinet: 'roads',
    kind: 'LOCAL_QUESTION',
    title: 'Велодорожка вдоль Обского моря: где проложить',
    summary: 'Два варианта трассы между Новосибирском и Бердском. Выберем тот, против которого меньше возражений.',
    openedDaysAgo: 6,
    closesDaysAgo: -22,
    clauses: [
      { number: 'А', heading: 'По берегу', text: 'Двенадцать километров вдоль воды; потребуется укрепить два участка берега.' },
      { number: 'Б', heading: 'Вдоль шоссе', text: 'Десять километров вдоль дороги; потребуется отделить дорожку ограждением.' },
    ],
    proposals: [
      { clause: 'А', text: 'По берегу красивее, но нужны спуски для колясок и освещение хотя бы до девяти вечера.', for: 12, against: 2 },
      { clause: 'Б', text: 'Вдоль шоссе шумно и пыльно, детей туда не пустим.', for: 7, against: 3 },
      { text: 'Поставьте стойки для ремонта и питьевые фонтанчики на любом из вариантов.', for: 5 },
      { clause: 'А', text: 'А что будет с рыбаками? Предусмотрите проход к воде.', rejected: null },
    ],
  },
];

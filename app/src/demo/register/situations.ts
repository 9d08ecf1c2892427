import type { SeededSituation } from '@otklik/insights';

/** The six federal life situations of which the region is a pilot, and its five own ones of 2024 and 2025. */
export const DEMO_SITUATIONS: readonly SeededSituation[] = [
  {
    ...situation('house-building', 'PILOT', 'MS', 'Строительство индивидуального жилого дома', 'Building a house'),
    stages: [stage('notice', 'Уведомление о строительстве', 'Notice', 'house-building-notice')],
  },
  {
    ...situation('hunting-and-fishing', 'PILOT', 'MPR', 'Выезд на охоту и рыбалку', 'Going hunting and fishing'),
    stages: [
      stage('licence', 'Получить билет', 'Get a licence', 'hunting-licence'),
      stage('permit', 'Получить разрешение', 'Get a permit', 'hunting-permit'),
      stage('trip', 'Поездка', 'The trip', 'hunting-supervision'),
    ],
  },
  situation('food-production', 'PILOT', 'GOV', 'Выпуск продукции (мясная, молочная)', 'Making meat and dairy products'),
  {
    ...situation('large-family', 'PILOT', 'MTSR', 'Многодетная семья', 'Large family'),
    stages: [
      stage('status', 'Подтвердить статус', 'Confirm the status', 'large-family-certificate'),
      stage('support', 'Получить поддержку', 'Get support', 'large-family-land', 'kindergarten-fee-compensation'),
    ],
  },
  situation('replacing-documents', 'PILOT', 'MCR', 'Замена документов', 'Replacing documents'),
  situation('moving-to-another-region', 'PILOT', 'GOV', 'Переезд в другой регион', 'Moving to another region'),
  {
    ...situation('after-school', 'REGIONAL', 'MOB', 'Внешкольная занятость детей', 'Children’s time after school'),
    stages: [stage('enrolment', 'Выбрать и записаться', 'Choose and enrol', 'after-school-enrolment')],
  },
  {
    ...situation('apartment-house', 'REGIONAL', 'MZKH', 'Управление многоквартирным домом', 'Managing an apartment house'),
    stages: [stage('complaint', 'Пожаловаться на управление', 'Complain of the management', 'housing-supervision')],
  },
  {
    ...situation('disability', 'REGIONAL', 'MTSR', 'Установление инвалидности', 'Establishing a disability'),
    stages: [stage('care', 'Получить помощь', 'Get care', 'social-care-assessment')],
  },
  {
    ...situation('preschool', 'REGIONAL', 'MOB', 'Дошкольник', 'Preschool child'),
    aliases: [{ ru: 'Оформление в детский сад', en: 'Going to a kindergarten' }],
    description: { ru: 'Ребёнку нужен детский сад: от заявления до компенсации платы.', en: 'A child needs a kindergarten: from the application to the compensation of the fee.' },
    metrics: [
      { metric: 'VISITS', state: 'MEASURED', value: 5, on: '2024-01-01' },
      { metric: 'VISITS', state: 'TARGET', value: 2, on: '2027-12-31' },
    ],
    stages: [
      stage('enrolment', 'Встать в очередь и получить место', 'Queue up and get a place', 'kindergarten-enrolment'),
      stage('support', 'Вернуть часть платы', 'Get a part of the fee back', 'kindergarten-fee-compensation'),
    ],
    verdict: { grade: 'ACCEPTABLE', comment: 'Заявление подаётся за один раз, но перед садом ещё три визита: к врачу, за справкой и за договором.' },
  },
  {
    ...situation('low-income', 'REGIONAL', 'MTSR', 'Целевая помощь малоимущим', 'Targeted help for people with low income'),
    stages: [stage('contract', 'Заключить социальный контракт', 'Make a social contract', 'social-contract')],
  },
];

function situation(code: string, kind: SeededSituation['kind'], agency: string, ru: string, en: string): SeededSituation {
  return { code, kind, agency, title: { ru, en } };
}

function stage(code: string, ru: string, en: string, ...services: string[]): NonNullable<SeededSituation['stages']>[number] {
  return { code, title: { ru, en }, services };
}

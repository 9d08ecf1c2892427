import type { SeededService } from '@otklik/insights';

type Kind = SeededService['kind'];

/**
 * Services of the demo region. The terms of «Аттестация» (90 → 45 days) and «Ветеран труда» (37 → 15 working days) and the share of e-filing (21 → 75 %)
 * are the region's public figures; which service the share is of they do not say, nor on which days they were measured. All other figures are invented.
 */
export const DEMO_SERVICES: readonly SeededService[] = [
  {
    ...service('teacher-attestation', 'SERVICE', 'MOB', 'Аттестация педагогических работников', 'Attestation of teachers'),
    metrics: [
      { metric: 'DAYS', state: 'MEASURED', value: 90, on: '2023-01-01' },
      { metric: 'DAYS', state: 'MEASURED', value: 45, on: '2024-12-31' },
      { metric: 'DAYS', state: 'TARGET', value: 45, on: '2024-12-31' },
      { metric: 'E_FILING_SHARE', state: 'MEASURED', value: 21, on: '2023-01-01' },
      { metric: 'E_FILING_SHARE', state: 'MEASURED', value: 75, on: '2024-12-31' },
      { metric: 'E_FILING_SHARE', state: 'TARGET', value: 75, on: '2024-12-31' },
      { metric: 'RATING', state: 'MEASURED', value: 3.6, on: '2025-12-01' },
      { metric: 'RATING', state: 'MEASURED', value: 4.3, on: '2026-06-01' },
    ],
    checks: [
      { principle: 'KNOWN_TERM', verdict: 'MET', comment: 'Срок и этап видны в личном кабинете.' },
      { principle: 'ONLY_ONCE', verdict: 'PARTLY_MET', comment: 'Сведения о стаже запрашиваются, копии наград ещё нужны.' },
    ],
  },
  {
    ...service('veteran-of-labour', 'SUPPORT', 'MTSR', 'Присвоение звания «Ветеран труда»', 'Title “Veteran of Labour”'),
    metrics: [
      { metric: 'WORKING_DAYS', state: 'MEASURED', value: 37, on: '2023-01-01' },
      { metric: 'WORKING_DAYS', state: 'MEASURED', value: 15, on: '2024-12-31' },
      { metric: 'WORKING_DAYS', state: 'TARGET', value: 15, on: '2024-12-31' },
      { metric: 'RATING', state: 'MEASURED', value: 3.8, on: '2025-12-01' },
    ],
    checks: [
      { principle: 'ONLY_ONCE', verdict: 'MET', comment: 'Стаж подтверждается запросом в Социальный фонд.' },
      { principle: 'PROACTIVE', verdict: 'NOT_MET', comment: 'О праве на звание никто не сообщает.' },
    ],
  },
  {
    ...service('kindergarten-enrolment', 'SERVICE', 'MOB', 'Постановка на учёт и зачисление в детский сад', 'Enrolment in a kindergarten'),
    description: { ru: 'Место в детском саду: заявление, очередь, направление, зачисление.', en: 'A place in a kindergarten: application, queue, referral, enrolment.' },
    metrics: [
      { metric: 'VISITS', state: 'MEASURED', value: 3, on: '2024-01-01' },
      { metric: 'VISITS', state: 'TARGET', value: 1, on: '2027-12-31' },
      { metric: 'DOCUMENTS', state: 'MEASURED', value: 6, on: '2024-01-01' },
      { metric: 'DOCUMENTS', state: 'TARGET', value: 3, on: '2027-12-31' },
      { metric: 'RATING', state: 'MEASURED', value: 3.4, on: '2025-12-01' },
    ],
    checks: [
      { principle: 'CLEAR_LANGUAGE', verdict: 'PARTLY_MET', comment: 'Памятка написана языком регламента.' },
      { principle: 'FEWEST_STEPS', verdict: 'NOT_MET', comment: 'Справку о прививках приносят дважды.' },
    ],
  },
  service('kindergarten-fee-compensation', 'SUPPORT', 'MOB', 'Компенсация части родительской платы за детский сад', 'Compensation of a part of the kindergarten fee'),
  service('after-school-enrolment', 'SERVICE', 'MOB', 'Запись в кружки и секции', 'Enrolment in clubs and sections'),
  service('social-care-assessment', 'SERVICE', 'MTSR', 'Признание нуждающимся в социальном обслуживании', 'Assessment of the need of social care'),
  service('social-contract', 'SUPPORT', 'MTSR', 'Социальный контракт', 'Social contract'),
  service('large-family-certificate', 'SERVICE', 'MTSR', 'Удостоверение многодетной семьи', 'Certificate of a large family'),
  service('large-family-land', 'SUPPORT', 'MS', 'Земельный участок многодетной семье', 'Plot of land for a large family'),
  service('hunting-licence', 'SERVICE', 'MPR', 'Охотничий билет', 'Hunting licence'),
  service('hunting-permit', 'SERVICE', 'MPR', 'Разрешение на добычу охотничьих ресурсов', 'Hunting permit'),
  service('hunting-supervision', 'CONTROL', 'MPR', 'Федеральный государственный охотничий контроль (надзор)', 'Supervision of hunting'),
  service('house-building-notice', 'SERVICE', 'MS', 'Уведомление о планируемом строительстве жилого дома', 'Notice of building a house'),
  service('housing-supervision', 'CONTROL', 'MZKH', 'Государственный жилищный надзор', 'State housing supervision'),
];

function service(code: string, kind: Kind, agency: string, ru: string, en: string): SeededService {
  return { code, kind, agency, title: { ru, en } };
}

import { PermissionTable } from '@otklik/identity';

/** Who may do what with figures and the feed of changes. The figures are for everybody. */
export const INSIGHTS_PERMISSIONS = new PermissionTable({
  'insights.rebuild': {
    title: { ru: 'Пересчитать показатели по журналу событий', en: 'Make all figures anew from the event log' },
    who: ['OPERATOR'],
    ground: { ru: 'Правило платформы: долгая работа на всей базе', en: 'Rule of the platform: a long work on the whole database' },
  },
  'root-cause.confirm': {
    title: { ru: 'Подтвердить причину решённого обращения', en: 'Confirm the root cause of a solved appeal' },
    who: ['COORDINATOR', 'APPROVER'],
    ground: {
      ru: 'Правило платформы: причину подтверждает тот, кто распределяет или утверждает ответы ведомства',
      en: 'Rule of the platform: whoever distributes or approves the answers of the agency confirms the cause',
    },
  },
  'problem.raise': {
    title: { ru: 'Найти системные проблемы по порогам', en: 'Raise systemic problems by the thresholds' },
    who: ['OPERATOR'],
    ground: { ru: 'Правило платформы: порог один для всего региона', en: 'Rule of the platform: the thresholds are the same for the whole region' },
  },
  'problem.change': {
    title: { ru: 'Вести системную проблему: ответственный и статус', en: 'Keep a systemic problem: its owner and status' },
    who: ['CURATOR', 'AUTHORISED', 'OPERATOR'],
    ground: {
      ru: 'Правило платформы: системную проблему ведёт куратор или уполномоченный ведомства',
      en: 'Rule of the platform: the curator or the authorised person of the agency keeps its systemic problems',
    },
  },
  'register.change': {
    title: { ru: 'Вести реестр услуг и жизненных ситуаций', en: 'Keep the register of services and life situations' },
    who: ['CURATOR', 'AUTHORISED', 'OPERATOR'],
    ground: {
      ru: 'Правило платформы: реестр ведёт куратор или уполномоченный ведомства, которое отвечает за услугу',
      en: 'Rule of the platform: the curator or the authorised person of the agency that answers for a service keeps its entry',
    },
  },
  'register.check': {
    title: { ru: 'Проверить услугу на клиентоцентричность, дать экспертное заключение', en: 'Check a service against the principles, give an expert verdict' },
    who: ['CURATOR', 'AUTHORISED', 'OPERATOR'],
    ground: {
      ru: 'Правило платформы: проверяет тот, кто стоит над ведомством, а не исполнитель услуги',
      en: 'Rule of the platform: whoever stands above the agency checks, and not who performs the service',
    },
  },
  'change.list': {
    title: { ru: 'Читать ленту изменений', en: 'Read the feed of changes' },
    who: ['EVERYBODY'],
    scope: 'changes:read',
    ground: {
      ru: '8-ФЗ, ст. 4: доступ к информации о деятельности органов открыт; в ленте только публичное',
      en: '8-FZ art. 4: information on the work of the authorities is open; the feed has only what is public',
    },
  },
});

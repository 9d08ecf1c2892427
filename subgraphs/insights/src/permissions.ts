import { PermissionTable } from '@otklik/identity';

/** Who may do what with figures and the feed of changes. The figures are for everybody. */
export const INSIGHTS_PERMISSIONS = new PermissionTable({
  'insights.rebuild': {
    title: { ru: 'Пересчитать показатели по журналу событий', en: 'Make all figures anew from the event log' },
    who: ['OPERATOR'],
    ground: { ru: 'Правило платформы: долгая работа на всей базе', en: 'Rule of the platform: a long work on the whole database' },
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

import { PermissionTable } from '@otklik/identity';

/** Who may do what with figures and the feed of changes. The figures are for everybody. */
export const INSIGHTS_PERMISSIONS = new PermissionTable({
  'insights.rebuild': {
    title: { ru: 'Пересчитать показатели по журналу событий', en: 'Make all figures anew from the event log' },
    who: ['OPERATOR'],
    ground: { ru: 'Правило платформы: долгая работа на всей базе', en: 'Rule of the platform: a long work on the whole database' },
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

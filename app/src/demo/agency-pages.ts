import { agencyId, type AgencyPageUpdate } from '@otklik/cabinets';

/** What some agencies of the demo region say about themselves. Invented: nobody answers at these numbers and addresses. */
export const DEMO_AGENCY_PAGES: readonly AgencyPageUpdate[] = [
  {
    agencyId: agencyId('roads'),
    about: {
      ru: 'Отвечает за региональные дороги: ремонт, знаки и разметку, уборку снега, ливнёвки.\nДворами и улицами внутри городов занимаются администрации.',
      en: 'Answers for the roads of the region: repairs, signs and markings, snow, storm drains.\nYards and streets within towns are for their administrations.',
    },
    address: { ru: 'Новосибирск, Примерная улица, 18', en: '18 Primernaya Street, Novosibirsk' },
    hours: { ru: 'Пн–Чт 9:00–18:00, Пт 9:00–17:00', en: 'Mon–Thu 9:00–18:00, Fri 9:00–17:00' },
    phones: ['+7 (383) 000-00-18, доб. 1'],
    email: 'roads@example.org',
    website: 'https://roads.example.org/',
  },
  {
    agencyId: agencyId('housing'),
    about: {
      ru: 'Отопление, вода, свет и капитальный ремонт: надзор за теми, кто их даёт и делает.',
      en: 'Heating, water, power and major repairs: oversight of those who provide them.',
    },
    address: { ru: 'Новосибирск, Примерная улица, 20', en: '20 Primernaya Street, Novosibirsk' },
    phones: ['+7 (383) 000-00-20'],
    email: 'housing@example.org',
  },
];

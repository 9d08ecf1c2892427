import { parseManifest } from '@otklik/plugin-host';

const common = { apiVersion: 1, version: '1.0.0', engines: { platform: '>=0.1' } };

/** Roads as a small plugin: one form with a required, a limited and a deciding field, and a category without a form. */
const ROADS = {
  ...common,
  id: 'roads',
  title: { ru: 'Дороги', en: 'Roads' },
  typePrefix: 'road',
  categories: [
    { key: 'pothole', title: { ru: 'Ямы', en: 'Potholes' }, form: 'pothole', term: { amount: 10, unit: 'WORKING_DAYS' } },
    { key: 'dust', title: { ru: 'Пыль', en: 'Dust' }, term: { amount: 11, unit: 'CALENDAR_DAYS' } },
    { key: 'flood', title: { ru: 'Паводок', en: 'Flood' }, term: { amount: 5, unit: 'CALENDAR_DAYS' }, period: { from: '2026-11-01', to: '2026-11-30' } },
  ],
  forms: {
    pothole: [
      { key: 'lane', type: 'int', min: 1, max: 8, required: true, indexed: true, title: { ru: 'Полоса', en: 'Lane' } },
      {
        key: 'size',
        type: 'enum',
        indexed: true,
        title: { ru: 'Размер', en: 'Size' },
        values: [
          { key: 'SMALL', title: { ru: 'Небольшая', en: 'Small' } },
          { key: 'LARGE', title: { ru: 'Большая', en: 'Large' } },
        ],
      },
      { key: 'hazard', type: 'boolean', indexed: true, title: { ru: 'Опасно', en: 'Hazard' } },
    ],
  },
  deadlines: [
    {
      when: { fields: { hazard: { eq: true } } },
      term: { amount: 1, unit: 'WORKING_DAYS' },
      reason: { ru: 'Опасность для движения', en: 'Danger to traffic' },
    },
    {
      categories: ['dust'],
      when: { config: { crews: { gte: 3 } }, place: { in: ['NSK'] } },
      term: { amount: 2, unit: 'CALENDAR_DAYS' },
      reason: { ru: 'Город, бригад хватает', en: 'The city, with crews enough' },
    },
    {
      categories: ['dust'],
      when: { place: { circle: { latitude: 55.03, longitude: 82.92, radius: { setting: 'radius' } } } },
      term: { amount: 3, unit: 'CALENDAR_DAYS' },
      reason: { ru: 'Центр города', en: 'The centre of the city' },
    },
  ],
  routing: [
    { categories: ['dust'], when: { place: { in: ['KRS'] } }, competence: 'district', reason: { ru: 'Район', en: 'District' } },
    { when: { fields: { size: { eq: 'LARGE' } } }, competence: 'bigWorks', reason: { ru: 'Большие работы', en: 'Big works' } },
  ],
  config: { type: 'object', properties: { crews: { type: 'integer', default: 0 }, radius: { type: 'number' } } },
};

/** Health care: private, in another cabinet. */
const CLINICS = {
  ...common,
  id: 'clinics',
  title: { ru: 'Поликлиники', en: 'Clinics' },
  typePrefix: 'clinic',
  privacy: 'PRIVATE',
  categories: [{ key: 'queue', title: { ru: 'Запись', en: 'Queue' }, form: 'queue', term: { amount: 10, unit: 'WORKING_DAYS' } }],
  forms: {
    queue: [
      { key: 'days', type: 'int', min: 0, title: { ru: 'Дней ожидания', en: 'Days of waiting' } },
      { key: 'policy', type: 'string', personal: true, pattern: '\\d{4}', title: { ru: 'Номер полиса', en: 'Policy number' } },
    ],
  },
};

export const MANIFESTS = [ROADS, CLINICS].map((manifest) => parseManifest(manifest));

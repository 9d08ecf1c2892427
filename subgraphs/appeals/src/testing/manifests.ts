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
  ],
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

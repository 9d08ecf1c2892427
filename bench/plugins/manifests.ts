import { newPublisherKey, packRelease, readPrivateKey } from '@otklik/plugin-host';

const both = (ru: string, en: string) => ({ ru, en });
const KINDS = [
  { key: 'defect', title: both('Неисправность', 'Defect'), fields: 'defect' },
  { key: 'quality', title: both('Качество', 'Quality'), fields: 'quality' },
  { key: 'wanted', title: both('Пожелание', 'Wanted'), fields: undefined },
];

/** The n-th plugin of a stranger: three categories, two forms with nine fields of all usual kinds, two lines of deadlines. */
export function manifestOf(n: number): Record<string, unknown> {
  const title = both(`Поле жизни ${n}`, `Field of life ${n}`);
  return {
    apiVersion: 1,
    id: pluginId(n),
    version: '1.0.0',
    title,
    engines: { platform: '>=0.1' },
    typePrefix: `bench${n}`,
    categories: KINDS.map(({ key, title: kind, fields }) => ({
      key,
      title: both(`${title.ru}: ${kind.ru}`, `${title.en}: ${kind.en}`),
      ...(fields === undefined ? {} : { form: fields }),
      term: { amount: 10, unit: 'WORKING_DAYS' },
    })),
    forms: {
      defect: [
        { key: 'depth', type: 'int', min: 1, max: 100, required: true, indexed: true, title: both('Глубина', 'Depth') },
        { key: 'place', type: 'string', indexed: true, title: both('Место', 'Place') },
        { key: 'size', type: 'enum', indexed: true, title: both('Размер', 'Size'), values: ['SMALL', 'MEDIUM', 'LARGE'].map((key) => ({ key, title: both(`Размер ${key}`, `Size ${key}`) })) },
        { key: 'urgent', type: 'boolean', title: both('Срочно', 'Urgent') },
        { key: 'note', type: 'text', title: both('Подробно', 'In detail') },
      ],
      quality: [
        { key: 'since', type: 'date', title: both('С какого дня', 'Since') },
        { key: 'mark', type: 'float', min: 0, max: 10, title: both('Оценка', 'Mark') },
        { key: 'signs', type: 'multi-enum', title: both('Признаки', 'Signs'), values: ['NOISE', 'SMELL', 'DIRT', 'COLD'].map((key) => ({ key, title: both(`Признак ${key}`, `Sign ${key}`) })) },
        { key: 'about', type: 'text', title: both('Подробно', 'In detail') },
      ],
    },
    deadlines: [
      { when: { fields: { urgent: { eq: true } } }, term: { amount: 1, unit: 'WORKING_DAYS' }, reason: both('Срочно', 'Urgent') },
    ],
  };
}

export function pluginId(n: number): string {
  return `bench.p${n}`;
}

/** Somebody outside with a key of their own. */
export class Author {
  readonly #key = newPublisherKey();
  readonly publicKey = this.#key.publicKey;

  /** A signed tarball in base64. */
  pack(n: number): string {
    return packRelease(new Map([['plugin.json', Buffer.from(JSON.stringify(manifestOf(n)))]]), readPrivateKey(this.#key.privateKeyPem)!).toString('base64');
  }
}

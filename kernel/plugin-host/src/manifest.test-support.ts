import type { PluginManifest } from '@otklik/plugin-sdk';
import { ManifestInvalid } from './manifest/manifest-invalid.js';
import { parseManifest, type ParseOptions } from './manifest/parse-manifest.js';

/** A manifest before it is checked: anything may be written into it. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests break it on purpose, in places the types forbid
export type Draft = any;

/** Both languages of a text. */
export function text(en: string, ru: string = `${en} (ру)`): { en: string; ru: string } {
  return { en, ru };
}

/** A valid manifest with a field of every type, changed by the test. */
export function draft(change: (manifest: Draft) => void = () => undefined): Draft {
  const manifest = {
    apiVersion: 1,
    id: 'acme.parks',
    version: '1.2.0',
    title: text('Parks'),
    engines: { platform: '^0.1' },
    typePrefix: 'park',
    season: { winter: { title: text('Winter'), from: '11-01', to: '03-31' } },
    rootCauses: [{ key: 'wear', title: text('Wear') }],
    replyTemplates: [{ key: 'done', title: text('Done'), text: text('Message {number} is done.') }],
    categories: [
      { key: 'tree', title: text('Trees', 'Деревья'), form: 'tree', term: { amount: 10, unit: 'WORKING_DAYS' }, rootCauses: ['wear'] },
      { key: 'bench', title: text('Benches', 'Скамейки'), form: 'bench', term: { amount: 30, unit: 'CALENDAR_DAYS' } },
      { key: 'noise', title: text('Noise', 'Шум'), term: { amount: 9, unit: 'WORKING_HOURS' } },
    ],
    forms: {
      tree: [
        { key: 'count', type: 'int', min: 1, max: 500, required: true, title: text('Number of trees', 'Число деревьев') },
        { key: 'height', type: 'float', min: 0.5, title: text('Height, m') },
        { key: 'danger', type: 'boolean', title: text('Dangerous') },
        { key: 'tag', type: 'string', max: 12, pattern: '[A-Z]{2}-\\d{1,4}', title: text('Tag'), hint: text('On the trunk') },
        { key: 'story', type: 'text', min: 3, title: text('What happened') },
        { key: 'fellOn', type: 'date', title: text('Fell on') },
        { key: 'seenAt', type: 'datetime', title: text('Seen at') },
        {
          key: 'state',
          type: 'enum',
          title: text('State'),
          values: [
            { key: 'DRY', title: text('Dry') },
            { key: 'FALLEN', title: text('Fallen') },
          ],
        },
        {
          key: 'blocks',
          type: 'multi-enum',
          max: 2,
          title: text('What it blocks'),
          values: [
            { key: 'PATH', title: text('Path') },
            { key: 'ROAD', title: text('Road') },
            { key: 'YARD', title: text('Yard') },
          ],
        },
      ],
      bench: [{ key: 'note', type: 'string', title: text('Note') }],
    },
    deadlines: [
      { when: { fields: { danger: { eq: true } } }, term: { amount: 1, unit: 'WORKING_DAYS' }, reason: text('Danger', 'Опасность') },
      {
        categories: ['tree'],
        when: { season: 'winter', fields: { count: { gte: 3, lte: 9 } } },
        term: { amount: 4, unit: 'WORKING_HOURS' },
        reason: text('Winter'),
      },
    ],
    routing: [{ when: { fields: { state: { in: ['DRY', 'FALLEN'] } } }, competence: 'foresters', reason: text('Wood') }],
  };
  change(manifest);
  return manifest;
}

/** A manifest that passed every check. */
export function manifest(change?: (manifest: Draft) => void): PluginManifest {
  return parseManifest(draft(change));
}

/** What is wrong with a manifest: `CODE path` of every issue. */
export function refusal(json: unknown, options?: ParseOptions): string[] {
  try {
    parseManifest(json, options);
    return [];
  } catch (error) {
    if (!(error instanceof ManifestInvalid)) throw error;
    for (const issue of error.issues) if (issue.message.trim() === '') throw new Error('an issue without words', { cause: error });
    return error.issues.map((issue) => `${issue.code} ${issue.path}`);
  }
}

import type { Form } from './form.js';

/** Forms whose types the core declares itself: of the built-in category «Другое». */
export const CORE_FORMS: readonly Form[] = [
  {
    name: 'other',
    pluginId: 'core',
    version: '1.0.0',
    fields: [{ key: 'subject', type: 'string', title: { ru: 'Тема', en: 'Subject' } }],
  },
];

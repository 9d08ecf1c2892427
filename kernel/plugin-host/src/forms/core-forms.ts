import type { Form } from './form.js';

/** Forms whose types the core declares itself: of the built-in category «Другое». */
export const CORE_FORMS: readonly Form[] = [
  {
    name: 'other',
    pluginId: 'core',
    version: '1.0.0',
    asked: ['subject'],
    fields: [
      { key: 'subject', type: 'string', indexed: true, title: { ru: 'Тема', en: 'Subject' } },
      // Filled in by imports only: the input type of the graph does not have them.
      { key: 'originalSubtopic', type: 'string', max: 500, title: { ru: 'Тема в исходной системе', en: 'Subject in the original system' } },
      { key: 'originalAgency', type: 'string', max: 500, title: { ru: 'Ведомство в исходной системе', en: 'Agency in the original system' } },
    ],
  },
];

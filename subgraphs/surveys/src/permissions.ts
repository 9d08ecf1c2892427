import { PermissionTable } from '@otklik/identity';

/** Who may do what with surveys. Published ones and their results are for everybody. */
export const SURVEY_PERMISSIONS = new PermissionTable({
  'survey.create': {
    title: { ru: 'Подготовить опрос', en: 'Prepare a survey' },
    who: ['ADMINISTRATOR', 'COORDINATOR', 'APPROVER'],
    ground: {
      ru: 'Правило платформы: готовить опрос может и тот, кто за него не отвечает',
      en: 'Rule of the platform: whoever prepares a survey need not be the one who answers for it',
    },
  },
  'survey.publish': {
    title: { ru: 'Опубликовать опрос', en: 'Publish a survey' },
    who: ['ADMINISTRATOR', 'APPROVER'],
    ground: { ru: 'Правило платформы: от имени ведомства говорит его руководитель', en: 'Rule of the platform: the head speaks for the agency' },
  },
  'survey.close': {
    title: { ru: 'Завершить опрос досрочно', en: 'Close a survey before its time' },
    who: ['ADMINISTRATOR', 'APPROVER'],
    ground: { ru: 'Правило платформы: завершает тот же, кто публикует', en: 'Rule of the platform: who publishes also closes' },
  },
  'survey.answer': {
    title: { ru: 'Ответить на опрос', en: 'Answer a survey' },
    who: ['SIGNED_IN'],
    ground: {
      ru: 'Один человек — один голос: без входа это не проверить (docs/decisions/0006)',
      en: 'One person, one vote: without signing in nobody could tell (docs/decisions/0006)',
    },
  },
  'survey.read-draft': {
    title: { ru: 'Видеть неопубликованный опрос', en: 'See a survey that is not published' },
    who: ['STAFF', 'OPERATOR'],
    ground: { ru: 'Правило платформы: проект — внутренний документ ведомства', en: 'Rule of the platform: a draft is internal to the agency' },
  },
  'survey.read-texts': {
    title: { ru: 'Читать свободные ответы завершённого опроса', en: 'Read the free texts of a closed survey' },
    who: ['ADMINISTRATOR', 'COORDINATOR', 'APPROVER'],
    ground: {
      ru: '152-ФЗ, ст. 7: в свободном тексте люди пишут и о себе',
      en: '152-FZ art. 7: in a free text people also write about themselves',
    },
  },
});

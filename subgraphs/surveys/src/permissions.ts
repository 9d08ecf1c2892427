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
  'questionnaire.prepare': {
    title: { ru: 'Подготовить анкету или её новую версию', en: 'Prepare a questionnaire or a new version of it' },
    who: ['ADMINISTRATOR', 'COORDINATOR', 'APPROVER'],
    ground: {
      ru: 'Правило платформы: готовить анкету может и тот, кто за неё не отвечает',
      en: 'Rule of the platform: whoever prepares a questionnaire need not be the one who answers for it',
    },
  },
  'questionnaire.publish': {
    title: { ru: 'Опубликовать версию анкеты', en: 'Publish a version of a questionnaire' },
    who: ['ADMINISTRATOR', 'APPROVER'],
    ground: { ru: 'Правило платформы: от имени ведомства говорит его руководитель', en: 'Rule of the platform: the head speaks for the agency' },
  },
  'questionnaire.close': {
    title: { ru: 'Закрыть анкету', en: 'Close a questionnaire' },
    who: ['ADMINISTRATOR', 'APPROVER'],
    ground: { ru: 'Правило платформы: закрывает тот же, кто публикует', en: 'Rule of the platform: who publishes also closes' },
  },
  'questionnaire.place': {
    title: { ru: 'Разместить анкету и отозвать размещение', en: 'Place a questionnaire and revoke a placement' },
    who: ['ADMINISTRATOR', 'COORDINATOR', 'APPROVER'],
    ground: {
      ru: 'Правило платформы: размещает тот же, кто готовит; ответы считаются по местам',
      en: 'Rule of the platform: who prepares also places; answers are counted by place',
    },
  },
  'questionnaire.answer': {
    title: { ru: 'Ответить на анкету', en: 'Answer a questionnaire' },
    who: ['EVERYBODY'],
    ground: {
      ru: 'Мнение об услуге ценно и без входа; от накрутки защищают билеты и пределы (docs/decisions/0040)',
      en: 'An opinion counts without signing in too; tickets and limits keep it from being stuffed (docs/decisions/0040)',
    },
  },
  'questionnaire.enter-paper': {
    title: { ru: 'Ввести бумажную анкету', en: 'Enter a questionnaire that was filled in on paper' },
    who: ['ADMINISTRATOR', 'MODERATOR', 'COORDINATOR', 'EXECUTOR', 'APPROVER'],
    ground: {
      ru: 'Правило платформы: бумагу вводит сотрудник приёмной, и записывается, кто ввёл',
      en: 'Rule of the platform: staff of the reception enter paper, and who did is kept',
    },
  },
  'questionnaire.read-draft': {
    title: { ru: 'Видеть неопубликованные анкеты, версии и размещения', en: 'See questionnaires, versions and placements that are not public' },
    who: ['STAFF', 'OPERATOR'],
    ground: { ru: 'Правило платформы: проект — внутренний документ ведомства', en: 'Rule of the platform: a draft is internal to the agency' },
  },
  'questionnaire.read-paper': {
    title: { ru: 'Видеть, кто ввёл бумажные анкеты', en: 'See who entered questionnaires from paper' },
    who: ['ADMINISTRATOR', 'COORDINATOR', 'APPROVER'],
    ground: {
      ru: 'Правило платформы: за введённое с бумаги отвечает тот, кто ввёл',
      en: 'Rule of the platform: whoever enters paper answers for it',
    },
  },
});

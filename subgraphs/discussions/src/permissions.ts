import { PermissionTable } from '@otklik/identity';

/** Who may do what with public discussions. Published ones, their proposals and protocols are for everybody. */
export const DISCUSSION_PERMISSIONS = new PermissionTable({
  'discussion.prepare': {
    title: { ru: 'Подготовить обсуждение и редакции проекта', en: 'Draw up a discussion and the versions of its act' },
    who: ['ADMINISTRATOR', 'COORDINATOR', 'APPROVER'],
    ground: { ru: '212-ФЗ, ст. 24: обсуждение проводит его организатор', en: '212-FZ art. 24: the organiser holds the discussion' },
  },
  'discussion.publish': {
    title: { ru: 'Опубликовать обсуждение', en: 'Publish a discussion' },
    who: ['ADMINISTRATOR', 'APPROVER'],
    ground: {
      ru: '212-ФЗ, ст. 24: организатор заранее обнародует предмет и порядок обсуждения; отвечает руководитель',
      en: '212-FZ art. 24: the organiser makes the subject and the order known in advance; the head answers for it',
    },
  },
  'discussion.finish': {
    title: { ru: 'Завершить обсуждение и подвести итог', en: 'End a discussion and sum it up' },
    who: ['ADMINISTRATOR', 'APPROVER'],
    ground: {
      ru: '212-ФЗ, ст. 24: по результатам готовится итоговый документ',
      en: '212-FZ art. 24: a final document is made of the results',
    },
  },
  'discussion.read-draft': {
    title: { ru: 'Видеть неопубликованное обсуждение', en: 'See a discussion that is not published' },
    who: ['STAFF', 'OPERATOR'],
    ground: { ru: 'Правило платформы: проект — внутренний документ ведомства', en: 'Rule of the platform: a draft is internal to the agency' },
  },
  'proposal.submit': {
    title: { ru: 'Внести предложение', en: 'Propose something' },
    who: ['OUTSIDER'],
    ground: {
      ru: '212-ФЗ, ст. 24: участники вправе вносить предложения; сотрудники ведомства не участвуют в своём обсуждении как граждане',
      en: '212-FZ art. 24: participants may propose; the staff of an agency do not take part in its own discussion as citizens',
    },
  },
  'proposal.support': {
    title: { ru: 'Поддержать предложение или возразить', en: 'Be for or against a proposal' },
    who: ['OUTSIDER'],
    ground: {
      ru: '212-ФЗ, ст. 24: участники вправе свободно выражать мнение; один человек — один голос',
      en: '212-FZ art. 24: participants express their opinion freely; one person, one vote',
    },
  },
  'proposal.moderate': {
    title: { ru: 'Опубликовать предложение или отклонить с причиной', en: 'Publish a proposal or turn it down with a reason' },
    who: ['ADMINISTRATOR', 'MODERATOR', 'COORDINATOR', 'APPROVER'],
    ground: { ru: 'Правило платформы: публикуется только проверенное, отказ объясняется', en: 'Rule of the platform: only what was checked is published, a refusal is explained' },
  },
  'proposal.reply': {
    title: { ru: 'Ответить на предложение', en: 'Reply to a proposal' },
    who: ['ADMINISTRATOR', 'COORDINATOR', 'APPROVER'],
    ground: { ru: 'Правило платформы: ведомство отвечает на каждое предложение', en: 'Rule of the platform: the agency replies to every proposal' },
  },
  'proposal.read-unpublished': {
    title: { ru: 'Видеть предложение до модерации', en: 'See a proposal before its moderation' },
    who: ['OWNER', 'STAFF', 'OPERATOR'],
    ground: { ru: 'Правило платформы: до проверки предложение видят автор и ведомство', en: 'Rule of the platform: before it is checked, its author and the agency see it' },
  },
});

/** What the staff of an agency can do with its discussions. */
export type StaffAction = 'discussion.prepare' | 'discussion.publish' | 'discussion.finish' | 'proposal.moderate' | 'proposal.reply';

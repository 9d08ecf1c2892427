import { PermissionTable } from '@otklik/identity';
import type { Action } from './domain/action.js';

/** Who may do what with appeals. Grounds: 59-ФЗ «О порядке рассмотрения обращений граждан», 152-ФЗ «О персональных данных». */
export const APPEAL_PERMISSIONS = new PermissionTable({
  'appeal.submit': {
    title: { ru: 'Подать сообщение', en: 'Submit a message' },
    who: ['SIGNED_IN'],
    ground: { ru: '59-ФЗ, ст. 2: граждане вправе обращаться лично', en: '59-FZ art. 2: citizens may address the authorities' },
  },
  'appeal.submit-formal': {
    title: { ru: 'Подать обращение по 59-ФЗ', en: 'Submit an appeal under 59-FZ' },
    who: ['IDENTIFIED'],
    ground: {
      ru: '59-ФЗ, ст. 4 и 7: с 30.03.2025 — только с подтверждённой личностью',
      en: '59-FZ art. 4 and 7: since 30 March 2025 only as an identified person',
    },
  },
  'appeal.take-down': {
    title: { ru: 'Записать со слов гражданина: на приёме, по телефону', en: 'Take down the words of a citizen: at a reception place, by telephone' },
    who: ['MODERATOR', 'COORDINATOR', 'OPERATOR'],
    ground: { ru: '59-ФЗ, ст. 13: личный приём ведут сотрудники органа', en: '59-FZ art. 13: the staff of the agency receive citizens' },
  },
  'appeal.record-incident': {
    title: { ru: 'Завести инцидент по записи в социальной сети', en: 'Record an incident from a post in a social network' },
    who: ['MODERATOR', 'COORDINATOR', 'OPERATOR'],
    ground: {
      ru: 'Правило ЦУР: инцидент заводит сотрудник со ссылкой на запись, а не её автор',
      en: 'Rule of the control centres: staff record an incident with the link to the post, not its author',
    },
  },
  'appeal.import': {
    title: { ru: 'Загрузить сообщения из другой системы', en: 'Bring in messages of another system' },
    who: ['OPERATOR'],
    scope: 'appeals:write',
    ground: {
      ru: 'Правило платформы: за источник отвечает оператор; он же выдаёт доступ внешней системе',
      en: 'Rule of the platform: the operator answers for the source and lets another system in',
    },
  },
  'appeal.moderate': {
    title: { ru: 'Пропустить обращение после проверки', en: 'Let an appeal pass after a check' },
    who: ['MODERATOR', 'COORDINATOR'],
    ground: {
      ru: 'Правило платформы: публичным сообщение становится после проверки человеком (docs/decisions/0003)',
      en: 'Rule of the platform: a message becomes public after somebody has looked at it (docs/decisions/0003)',
    },
  },
  'appeal.register': {
    title: { ru: 'Зарегистрировать обращение', en: 'Register an appeal' },
    who: ['COORDINATOR', 'MODERATOR'],
    ground: { ru: '59-ФЗ, ст. 8 ч. 2: регистрация в течение трёх дней', en: '59-FZ art. 8(2): registered within three days' },
  },
  'appeal.reject': {
    title: { ru: 'Отклонить обращение с основанием', en: 'Reject an appeal on a ground' },
    who: ['MODERATOR', 'COORDINATOR'],
    ground: {
      ru: '59-ФЗ, ст. 11: случаи, когда ответ по существу не даётся; автору сообщают основание',
      en: '59-FZ art. 11: when no answer to the point is given; its author is told the ground',
    },
  },
  'appeal.redirect': {
    title: { ru: 'Направить в компетентное ведомство', en: 'Send to the competent agency' },
    who: ['MODERATOR', 'COORDINATOR'],
    ground: {
      ru: '59-ФЗ, ст. 8 ч. 3: в течение семи дней со дня регистрации, с уведомлением гражданина',
      en: '59-FZ art. 8(3): within seven days from registration, and the citizen is told',
    },
  },
  'appeal.send-to-agencies': {
    title: { ru: 'Спросить и другие ведомства, оставаясь ответственным', en: 'Ask other agencies too, and stay the responsible one' },
    who: ['COORDINATOR'],
    ground: {
      ru: '59-ФЗ, ст. 8 ч. 4: вопросы в компетенции нескольких органов направляются в каждый из них; ст. 10 ч. 1 п. 2: запрос материалов',
      en: '59-FZ art. 8(4): what concerns several agencies goes to each of them; art. 10(1)(2): materials are asked for',
    },
  },
  'appeal.make-responsible': {
    title: { ru: 'Сделать ответственным одно из участвующих ведомств', en: 'Make one of the agencies that take part the responsible one' },
    who: ['COORDINATOR'],
    ground: {
      ru: '59-ФЗ, ст. 10 ч. 1: за рассмотрение отвечает один орган; передаёт ответственность он сам',
      en: '59-FZ art. 10(1): one agency answers for the consideration; it alone hands that over',
    },
  },
  'appeal.assign': {
    title: { ru: 'Назначить исполнителя', en: 'Assign an executor' },
    who: ['COORDINATOR'],
    ground: {
      ru: '59-ФЗ, ст. 10 ч. 1: рассмотрение организует орган, которому обращение адресовано; распределяет координатор кабинета',
      en: '59-FZ art. 10(1): the agency organises the consideration; the coordinator of its cabinet distributes',
    },
  },
  'appeal.prioritise': {
    title: { ru: 'Назначить приоритет', en: 'Give a priority' },
    who: ['MODERATOR', 'COORDINATOR'],
    ground: {
      ru: 'Правило платформы: очередь работы определяет тот, кто распределяет; на срок приоритет не влияет',
      en: 'Rule of the platform: who distributes the work says what comes first; a priority changes no term',
    },
  },
  'auto-rule.write': {
    title: { ru: 'Вести автоправила кабинета', en: 'Keep the auto-rules of a cabinet' },
    who: ['ADMINISTRATOR'],
    ground: {
      ru: '59-ФЗ, ст. 10 ч. 1: рассмотрение организует орган; правило администратора назначает исполнителя вместо координатора',
      en: '59-FZ art. 10(1): the agency organises the consideration; an administrator’s rule assigns in the place of a coordinator',
    },
  },
  'auto-rule.see': {
    title: { ru: 'Видеть автоправила кабинета и пробовать их', en: 'See the auto-rules of a cabinet, and try them' },
    who: ['STAFF', 'OPERATOR'],
    ground: { ru: 'Правило платформы: сотрудники знают, почему обращение попало к ним', en: 'Rule of the platform: the staff know why an appeal came to them' },
  },
  'appeal.ask-clarification': {
    title: { ru: 'Запросить уточнение у автора', en: 'Ask the author to clarify it' },
    who: ['MODERATOR', 'COORDINATOR', 'ASSIGNED_EXECUTOR'],
    ground: {
      ru: '59-ФЗ, ст. 10 ч. 1 п. 1: рассмотрение объективное и всестороннее, при необходимости с участием гражданина',
      en: '59-FZ art. 10(1)(1): considered thoroughly, with the citizen taking part where needed',
    },
  },
  'appeal.answer-clarification': {
    title: { ru: 'Ответить на вопрос ведомства', en: 'Answer the question of the agency' },
    who: ['OWNER'],
    ground: {
      ru: '59-ФЗ, ст. 5 п. 1: гражданин вправе представлять дополнительные материалы',
      en: '59-FZ art. 5(1): the citizen may give additional material',
    },
  },
  'appeal.extend': {
    title: { ru: 'Продлить срок один раз', en: 'Extend the term, once' },
    who: ['COORDINATOR', 'APPROVER'],
    ground: {
      ru: '59-ФЗ, ст. 12 ч. 2: не более чем на 30 дней, с уведомлением гражданина',
      en: '59-FZ art. 12(2): by at most 30 days, and the citizen is told',
    },
  },
  'appeal.postpone': {
    title: { ru: 'Отложить сообщение до обещанного дня', en: 'Put a message off to a promised day' },
    who: ['COORDINATOR', 'APPROVER'],
    ground: {
      ru: 'Правило платформы: плановые работы обещают на определённый день, и он становится сроком',
      en: 'Rule of the platform: planned work is promised for a day, which becomes the deadline',
    },
  },
  'appeal.resume': {
    title: { ru: 'Вернуть отложенное в работу', en: 'Resume the work on what was put off' },
    who: ['COORDINATOR', 'ASSIGNED_EXECUTOR'],
    ground: { ru: 'Правило платформы: работы начинают, не дожидаясь обещанного дня', en: 'Rule of the platform: work begins without waiting for the promised day' },
  },
  'appeal.interim': {
    title: { ru: 'Дать промежуточный ответ', en: 'Give an interim answer' },
    who: ['COORDINATOR', 'APPROVER'],
    ground: {
      ru: 'Правило ЦУР: промежуточный ответ — слово ведомства, его даёт не исполнитель',
      en: 'Rule of the control centres: an interim answer is the word of the agency, not of an executor',
    },
  },
  'appeal.answer': {
    title: { ru: 'Подготовить ответ', en: 'Propose an answer' },
    who: ['ASSIGNED_EXECUTOR'],
    ground: { ru: '59-ФЗ, ст. 10 ч. 1 п. 4: ответ по существу вопросов', en: '59-FZ art. 10(1)(4): an answer to the point' },
  },
  'appeal.approve': {
    title: { ru: 'Утвердить ответ', en: 'Approve the answer' },
    who: ['APPROVER'],
    ground: {
      ru: '59-ФЗ, ст. 10 ч. 3: ответ подписывает руководитель или уполномоченное лицо',
      en: '59-FZ art. 10(3): the head or an authorised person signs the answer',
    },
  },
  'appeal.return': {
    title: { ru: 'Вернуть ответ на доработку', en: 'Return the answer for rework' },
    who: ['APPROVER'],
    ground: {
      ru: '59-ФЗ, ст. 10 ч. 3: подписывает руководитель — он же решает, готов ли ответ',
      en: '59-FZ art. 10(3): the head signs, and so decides whether an answer is ready',
    },
  },
  'appeal.confirm': {
    title: { ru: 'Подтвердить или опровергнуть исправление', en: 'Say whether it is fixed' },
    who: ['OWNER'],
    ground: { ru: 'Правило платформы: исправлено ли, говорит тот, кто писал', en: 'Rule of the platform: whether it is fixed is said by who wrote' },
  },
  'appeal.reopen': {
    title: { ru: 'Открыть сообщение повторно', en: 'Open a message again' },
    who: ['OWNER'],
    ground: {
      ru: 'Правило платформы: после оценки 1–2 или «не исправлено», в течение 30 дней, не больше двух раз',
      en: 'Rule of the platform: after a score of 1 or 2 or «not fixed», within 30 days, at most twice',
    },
  },
  'appeal.withdraw': {
    title: { ru: 'Отозвать своё обращение', en: 'Take back one’s appeal' },
    who: ['OWNER'],
    ground: {
      ru: '59-ФЗ, ст. 5 п. 5: гражданин вправе обратиться с заявлением о прекращении рассмотрения',
      en: '59-FZ art. 5(5): the citizen may ask that the consideration be ended',
    },
  },
  'appeal.assign-part': {
    title: { ru: 'Назначить исполнителя части своего ведомства', en: 'Assign an executor to the part of one’s own agency' },
    who: ['COORDINATOR'],
    ground: {
      ru: '59-ФЗ, ст. 10 ч. 2: запрошенное готовит орган, которому направлен запрос; распределяет его координатор',
      en: '59-FZ art. 10(2): what is asked for is prepared by the agency that was asked; its coordinator distributes',
    },
  },
  'appeal.contribute': {
    title: { ru: 'Ответить ответственному ведомству по своей части', en: 'Answer the responsible agency on one’s own part' },
    who: ['ASSIGNED_EXECUTOR', 'COORDINATOR'],
    ground: { ru: '59-ФЗ, ст. 10 ч. 2: в течение пятнадцати дней предоставить документы и материалы', en: '59-FZ art. 10(2): documents and materials are given within fifteen days' },
  },
  'appeal.refuse-part': {
    title: { ru: 'Отказаться от части с указанием причины', en: 'Refuse one’s part and say why' },
    who: ['COORDINATOR'],
    ground: {
      ru: '59-ФЗ, ст. 8: рассматривает орган, в компетенции которого вопрос; не его вопрос он возвращает',
      en: '59-FZ art. 8: considered by the competent agency; it gives back what is not its own',
    },
  },
  'appeal.rate': {
    title: { ru: 'Оценить ответ', en: 'Rate the answer' },
    who: ['OWNER'],
    ground: { ru: 'Правило платформы: ответ оценивает тот, кому он дан', en: 'Rule of the platform: an answer is rated by whom it was given to' },
  },
  'attachment.upload': {
    title: { ru: 'Отправить файл к обращению', en: 'Send a file to an appeal' },
    who: ['SIGNED_IN'],
    ground: {
      ru: '59-ФЗ, ст. 7: к обращению прилагаются документы и материалы; к чужому обращению — только тот, кто готовит ответ',
      en: '59-FZ art. 7: documents and materials may be enclosed; to an appeal of somebody else only whoever prepares its answer may add',
    },
  },
  'appeal.attach': {
    title: { ru: 'Добавить файл к поданному обращению', en: 'Add a file to an appeal that is sent' },
    who: ['OWNER'],
    ground: { ru: '59-ФЗ, ст. 5 п. 1: автор вправе представлять дополнительные документы', en: '59-FZ art. 5(1): the author may hand in further documents' },
  },
  'appeal.attach-to-answer': {
    title: { ru: 'Приложить файл к ответу', en: 'Add a file to the answer' },
    who: ['ASSIGNED_EXECUTOR'],
    ground: { ru: '59-ФЗ, ст. 10 ч. 1 п. 4: ответ по существу вопросов', en: '59-FZ art. 10(1)(4): an answer to the point' },
  },
  'appeal.redact': {
    title: { ru: 'Скрыть от публики часть обращения, ответа, файл или всё', en: 'Hide from the public a part of an appeal, its answer, a file, or all of it' },
    who: ['MODERATOR', 'COORDINATOR'],
    ground: {
      ru: '152-ФЗ, ст. 7; 59-ФЗ, ст. 6 ч. 2: сведения о частной жизни не разглашаются; причину видят все, оригинал остаётся',
      en: '152-FZ art. 7; 59-FZ art. 6(2): what concerns private life is not disclosed; everybody sees the reason, the original stays',
    },
  },
  'appeal.export': {
    title: { ru: 'Выгрузить очередь своего кабинета таблицей', en: 'Take the queue of one’s cabinet away as a table' },
    who: ['STAFF', 'OPERATOR'],
    ground: {
      ru: 'Правило платформы: выгружается только то, что сотрудник и так читает; имени и контактов автора в таблице нет, каждая выгрузка записывается',
      en: 'Rule of the platform: a table holds only what its reader may read anyway and never who wrote it; each one is recorded',
    },
  },
  'appeal.see-exports': {
    title: { ru: 'Видеть, кто что выгружал', en: 'See who took which tables away' },
    who: ['ADMINISTRATOR', 'AUDITOR', 'OPERATOR'],
    ground: { ru: '152-ФЗ, ст. 19: доступ к сведениям учитывается и проверяется', en: '152-FZ art. 19: access to what people wrote is recorded and checked' },
  },
  'attachment.read': {
    title: { ru: 'Увидеть отправленный файл', en: 'See a file one has sent' },
    who: ['OWNER'],
    ground: { ru: 'Правило платформы: до подачи обращения файл видит только тот, кто его отправил', en: 'Rule of the platform: before the appeal is sent only the sender sees a file' },
  },
  'appeal.read': {
    title: { ru: 'Читать обращение, которое не опубликовано', en: 'Read an appeal that is not public' },
    who: ['OWNER', 'STAFF', 'OPERATOR'],
    scope: 'appeals:read',
    ground: {
      ru: '59-ФЗ, ст. 6 ч. 2: сведения из обращения не разглашаются; видят автор и те, кто его рассматривает',
      en: '59-FZ art. 6(2): what an appeal says is not disclosed; its author and those who consider it see it',
    },
  },
  'appeal.read-part': {
    title: { ru: 'Читать обращение, в котором участвует своё ведомство: без автора и без работы ответственного', en: 'Read an appeal in which one’s agency takes part: without its author and the work of the responsible one' },
    who: ['STAFF'],
    ground: {
      ru: '59-ФЗ, ст. 6 ч. 2: сведения из обращения — тем, в чьей компетенции вопросы, и не больше, чем нужно для ответа на них',
      en: '59-FZ art. 6(2): what an appeal says is for those who are competent, and no more than their answer needs',
    },
  },
  'appeal.read-public': {
    title: { ru: 'Читать опубликованные сообщения', en: 'Read public messages' },
    who: ['EVERYBODY'],
    scope: 'appeals:read',
    ground: {
      ru: 'Сообщение публично, если так решил автор и оно прошло модерацию (docs/decisions/0003)',
      en: 'A message is public when its author wished so and a moderator let it pass (docs/decisions/0003)',
    },
  },
  'appeal.see-author': {
    title: { ru: 'Видеть, кто автор: его, точный адрес и слова к оценке', en: 'See who wrote it: the author, the exact address, the words to the rating' },
    who: ['OWNER', 'STAFF', 'OPERATOR'],
    ground: {
      ru: '152-ФЗ, ст. 7: персональные данные не раскрываются третьим лицам',
      en: '152-FZ art. 7: personal data are not disclosed to third persons',
    },
  },
  'appeal.see-work': {
    title: { ru: 'Видеть работу над ним: исполнителя, проект ответа, источник', en: 'See the work on it: executor, draft answer, source' },
    who: ['STAFF', 'OPERATOR'],
    ground: {
      ru: '59-ФЗ, ст. 10 ч. 3: до подписания ответа нет; проект — внутренний документ',
      en: '59-FZ art. 10(3): before it is signed there is no answer; a draft is internal',
    },
  },
  'internal-comment.add': {
    title: { ru: 'Оставить заметку для коллег', en: 'Write a note for colleagues' },
    who: ['ADMINISTRATOR', 'MODERATOR', 'COORDINATOR', 'EXECUTOR', 'APPROVER', 'CURATOR', 'AUTHORISED'],
    ground: { ru: 'Правило платформы: обсуждают обращение те, кто над ним работает; аудитор только читает', en: 'Rule of the platform: those discuss an appeal who work on it; an auditor only reads' },
  },
  'internal-comment.read': {
    title: { ru: 'Читать заметки коллег', en: 'Read notes of colleagues' },
    who: ['STAFF', 'OPERATOR'],
    ground: {
      ru: '59-ФЗ, ст. 10 ч. 3: рабочие записи — внутренний документ; автору обращения их не показывают',
      en: '59-FZ art. 10(3): working notes are internal; the author of the appeal is not shown them',
    },
  },
  'internal-comment.take-back': {
    title: { ru: 'Убрать свою заметку в течение 15 минут', en: 'Take back one’s own note within 15 minutes' },
    who: ['OWNER'],
    ground: { ru: 'Правило платформы: заметку не переписывают, но только что написанное можно убрать', en: 'Rule of the platform: a note is not rewritten, but what was written just now can be taken back' },
  },
  'reply-template.keep': {
    title: { ru: 'Вести шаблоны ответов кабинета', en: 'Keep the reply templates of a cabinet' },
    who: ['ADMINISTRATOR'],
    ground: { ru: 'Правило платформы: шаблоны кабинета ведёт его администратор', en: 'Rule of the platform: the administrator of a cabinet keeps its templates' },
  },
  'saved-filter.share': {
    title: { ru: 'Вести общие фильтры кабинета', en: 'Keep the shared filters of a cabinet' },
    who: ['ADMINISTRATOR'],
    ground: { ru: 'Правило платформы: общее для кабинета ведёт его администратор', en: 'Rule of the platform: what a cabinet shares its administrator keeps' },
  },
  'saved-filter.use': {
    title: { ru: 'Сохранять фильтры для себя, видеть общие', en: 'Keep filters for oneself, see the shared ones' },
    who: ['STAFF'],
    ground: { ru: 'Правило платформы: очередь кабинета — для тех, кто в нём работает', en: 'Rule of the platform: the queue of a cabinet is for those who work in it' },
  },
  'reply-template.use': {
    title: { ru: 'Видеть шаблоны ответов и заполнять их', en: 'See reply templates and fill them in' },
    who: ['STAFF', 'OPERATOR'],
    ground: { ru: 'Правило платформы: заготовки ответов — для тех, кто работает с обращениями', en: 'Rule of the platform: prepared replies are for those who work with appeals' },
  },
});

/** The name of an action in the permission table. */
type Named<Word extends string> = Word extends `${infer First}_${infer Rest}` ? `${Lowercase<First>}-${Named<Rest>}` : Lowercase<Word>;

/** The permission for a step on the way of an appeal. */
export function permissionFor(action: Action): `appeal.${Named<Action>}` {
  return `appeal.${action.toLowerCase().replaceAll('_', '-') as Named<Action>}`;
}

/** Whether a step is for authors: everybody may try it, so it must not tell them of appeals that they may not know of. */
export function isForAuthors(action: Action): boolean {
  return APPEAL_PERMISSIONS.rows[permissionFor(action)].who.includes('OWNER');
}

/** A row of the permission table. */
export type AppealPermission = keyof typeof APPEAL_PERMISSIONS.rows;

import { PermissionTable } from '@otklik/identity';

/** Who may do what with citizens, their data and their sessions. Grounds: 152-ФЗ «О персональных данных». */
export const PEOPLE_PERMISSIONS = new PermissionTable({
  'profile.update': {
    title: { ru: 'Рассказать о себе', en: 'Say who one is' },
    who: ['SIGNED_IN'],
    ground: { ru: '152-ФЗ, ст. 9: человек сам решает о своих данных', en: '152-FZ art. 9: a person decides about their data' },
  },
  'person.see': {
    title: { ru: 'Видеть логин и роли', en: 'See login and roles' },
    who: ['OWNER'],
    ground: { ru: '152-ФЗ, ст. 7 и 14: только сам человек', en: '152-FZ arts. 7 and 14: only the person' },
  },
  'person.read': {
    title: { ru: 'Видеть имя и контакты: чужие — с указанием цели и записью в журнал', en: 'See name and contacts; those of another with a purpose and an entry in the log' },
    who: ['OWNER', 'COORDINATOR', 'MODERATOR', 'ASSIGNED_EXECUTOR', 'APPROVER', 'OPERATOR'],
    ground: {
      ru: '152-ФЗ, ст. 6 ч. 1 п. 4 и 59-ФЗ, ст. 10: тому, кто рассматривает обращение этого человека, и в той мере, в какой это нужно',
      en: '152-FZ art. 6(1)(4) and 59-FZ art. 10: for whoever considers an appeal of this person, as far as that needs it',
    },
  },
  'person.see-reads': {
    title: { ru: 'Видеть, кто смотрел персональные данные', en: 'See who looked at personal data' },
    who: ['OWNER', 'AUDITOR', 'OPERATOR'],
    ground: {
      ru: '152-ФЗ, ст. 14 ч. 7 и ст. 19 ч. 2 п. 8: человек вправе знать, кто имел доступ; доступ учитывается',
      en: '152-FZ arts. 14(7) and 19(2)(8): a person may know who had access; access is recorded',
    },
  },
  'person.export': {
    title: { ru: 'Получить всё, что хранится о себе', en: 'Get everything that is kept of oneself' },
    who: ['OWNER'],
    ground: { ru: '152-ФЗ, ст. 14 ч. 1: право на доступ к своим данным', en: '152-FZ art. 14(1): the right of access to one’s data' },
  },
  'person.erase-own': {
    title: { ru: 'Стереть свои персональные данные', en: 'Erase one’s personal data' },
    who: ['SIGNED_IN'],
    ground: { ru: '152-ФЗ, ст. 9 ч. 2 и ст. 21 ч. 5: согласие можно отозвать', en: '152-FZ arts. 9(2) and 21(5): consent can be withdrawn' },
  },
  'person.erase': {
    title: { ru: 'Стереть персональные данные человека с указанием основания', en: 'Erase a person’s personal data on a ground' },
    who: ['OPERATOR'],
    ground: {
      ru: '152-ФЗ, ст. 21: оператор уничтожает данные, когда цель достигнута или обработка неправомерна',
      en: '152-FZ art. 21: the operator destroys data whose purpose is reached or whose processing is unlawful',
    },
  },
  'session.end-own': {
    title: { ru: 'Завершить все свои сеансы', en: 'End all sessions of one’s own' },
    who: ['SIGNED_IN'],
    ground: { ru: '152-ФЗ, ст. 19: защита от неправомерного доступа; сеанс закрывает его владелец', en: '152-FZ art. 19: protection from unlawful access; whose session it is ends it' },
  },
  'session.end': {
    title: { ru: 'Завершить все сеансы человека или системы', en: 'End all sessions of a person or a system' },
    who: ['OPERATOR'],
    ground: { ru: '152-ФЗ, ст. 19: меры при неправомерном доступе принимает оператор', en: '152-FZ art. 19: the operator acts on unlawful access' },
  },
});

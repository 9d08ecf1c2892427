import type { LocalizedText } from '@otklik/base';
import type { Holder } from './permission.js';

/** What people call those who may do something. */
export const HOLDER_TITLES: Readonly<Record<Holder, LocalizedText>> = {
  ADMINISTRATOR: { ru: 'администратор кабинета', en: 'administrator of the cabinet' },
  MODERATOR: { ru: 'модератор кабинета', en: 'moderator of the cabinet' },
  COORDINATOR: { ru: 'координатор кабинета', en: 'coordinator of the cabinet' },
  EXECUTOR: { ru: 'исполнитель кабинета', en: 'executor of the cabinet' },
  APPROVER: { ru: 'утверждающий руководитель кабинета', en: 'approver of the cabinet' },
  CURATOR: { ru: 'куратор', en: 'curator' },
  AUTHORISED: { ru: 'уполномоченный региона или муниципалитета', en: 'authorised person of the region or municipality' },
  AUDITOR: { ru: 'аудитор', en: 'auditor' },
  OPERATOR: { ru: 'оператор платформы', en: 'operator of the platform' },
  INTEGRATOR: { ru: 'внешняя система', en: 'machine' },
  EVERYBODY: { ru: 'все, и без входа', en: 'everybody, also without signing in' },
  SIGNED_IN: { ru: 'каждый, кто вошёл', en: 'everybody who is signed in' },
  IDENTIFIED: { ru: 'каждый, чья личность подтверждена', en: 'everybody who is identified' },
  STAFF: { ru: 'сотрудники кабинета', en: 'staff of the cabinet' },
  OUTSIDER: { ru: 'каждый, кто вошёл, кроме сотрудников кабинета', en: 'everybody who is signed in, but the staff of the cabinet' },
  OWNER: { ru: 'сам автор', en: 'the author' },
  ASSIGNED_EXECUTOR: { ru: 'назначенный исполнитель', en: 'the executor it is assigned to' },
};

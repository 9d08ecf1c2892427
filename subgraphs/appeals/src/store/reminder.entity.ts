import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import { TermMark } from '../domain/term-mark.js';

/** That the term of an appeal has passed a mark. Once per mark and term: a term that is extended has marks of its own. */
export const ReminderEntity = defineEntity({
  name: 'Reminder',
  tableName: 'reminder',
  properties: {
    /** UUID version 7: rises with the time. */
    id: p.uuid().primary(),
    appealId: p.uuid(),
    cabinetId: p.uuid(),
    mark: p.enum(() => TermMark),
    /** The end of the term that it is about. */
    dueAt: p.datetime(),
    at: p.datetime(),
    /** Whether somebody was working on the appeal then. */
    isAssigned: p.boolean(),
  },
});

export interface Reminder extends InferEntity<typeof ReminderEntity> {}

import type { Action } from '../domain/action.js';
import { AppealKind } from '../domain/appeal-kind.js';
import { HEALTH, HOUSING } from './cabinets-module.js';

/** As what somebody takes part in the way of an appeal, to the tests. */
export type Part = 'AUTHOR' | 'MODERATOR' | 'COORDINATOR' | 'ASSIGNED' | 'APPROVER' | 'PART_COORDINATOR' | 'PART_EXECUTOR';

/** One action as we expect it: written by hand, apart from the machine. */
export interface Expected {
  readonly mutation: string;
  readonly input: Record<string, unknown>;
  readonly by: readonly Part[];
  /** `FROM>TO`, every one that there is. */
  readonly ways: readonly string[];
  /** Of these kinds only. */
  readonly kinds?: readonly AppealKind[];
}

const WITH_PARTS = ['REGISTERED', 'IN_PROGRESS', 'CLARIFICATION', 'POSTPONED', 'ON_APPROVAL'].map((status) => `${status}>${status}`);

export const EXPECTED: Readonly<Record<Action, Expected>> = {
  MODERATE: { mutation: 'moderateAppeal', input: {}, by: ['MODERATOR', 'COORDINATOR'], ways: ['SUBMITTED>MODERATED'] },
  REGISTER: { mutation: 'registerAppeal', input: {}, by: ['MODERATOR', 'COORDINATOR'], ways: ['SUBMITTED>REGISTERED', 'MODERATED>REGISTERED', 'REDIRECTED>REGISTERED'] },
  REJECT: {
    mutation: 'rejectAppeal',
    input: { ground: 'INSULTS' },
    by: ['MODERATOR', 'COORDINATOR'],
    ways: ['SUBMITTED>REJECTED', 'MODERATED>REJECTED', 'REGISTERED>REJECTED', 'IN_PROGRESS>REJECTED'],
  },
  REDIRECT: {
    mutation: 'redirectAppeal',
    input: { agencyId: HEALTH.agency, comment: 'Это к ним.' },
    by: ['MODERATOR', 'COORDINATOR'],
    ways: ['MODERATED>REDIRECTED', 'REGISTERED>REDIRECTED', 'IN_PROGRESS>REDIRECTED'],
  },
  SEND_TO_AGENCIES: {
    mutation: 'sendToAgencies',
    input: { agencies: [{ agencyId: HOUSING.agency, question: 'Чей это двор?' }] },
    by: ['COORDINATOR'],
    ways: ['REGISTERED>REGISTERED', 'IN_PROGRESS>IN_PROGRESS'],
    kinds: [AppealKind.MESSAGE, AppealKind.APPEAL],
  },
  MAKE_RESPONSIBLE: {
    mutation: 'makeResponsible',
    input: { agencyId: HEALTH.agency, comment: 'Вопросов больше к ним.' },
    by: ['COORDINATOR'],
    ways: ['REGISTERED>REGISTERED', 'IN_PROGRESS>REGISTERED'],
  },
  ASSIGN: { mutation: 'assignAppeal', input: { executor: 'roads-executor-2' }, by: ['COORDINATOR'], ways: ['REGISTERED>IN_PROGRESS', 'IN_PROGRESS>IN_PROGRESS'] },
  PRIORITISE: {
    mutation: 'setPriority',
    input: { priority: 'URGENT' },
    by: ['MODERATOR', 'COORDINATOR'],
    ways: ['SUBMITTED', 'MODERATED', 'REGISTERED', 'IN_PROGRESS', 'CLARIFICATION', 'POSTPONED', 'ON_APPROVAL', 'REDIRECTED'].map((status) => `${status}>${status}`),
  },
  ASK_CLARIFICATION: {
    mutation: 'askClarification',
    input: { question: 'Где это?' },
    by: ['MODERATOR', 'COORDINATOR', 'ASSIGNED'],
    ways: ['MODERATED>CLARIFICATION', 'REGISTERED>CLARIFICATION', 'IN_PROGRESS>CLARIFICATION'],
  },
  ANSWER_CLARIFICATION: { mutation: 'answerClarification', input: { text: 'У дома 5.' }, by: ['AUTHOR'], ways: ['CLARIFICATION>IN_PROGRESS'] },
  EXTEND: {
    mutation: 'extendDeadline',
    input: { days: 10, ground: 'Запрошены сведения.' },
    by: ['COORDINATOR', 'APPROVER'],
    ways: ['REGISTERED>REGISTERED', 'IN_PROGRESS>IN_PROGRESS'],
    kinds: [AppealKind.MESSAGE, AppealKind.APPEAL],
  },
  POSTPONE: {
    mutation: 'postponeAppeal',
    input: { promisedOn: '2027-05-15', comment: 'Весной.' },
    by: ['COORDINATOR', 'APPROVER'],
    ways: ['IN_PROGRESS>POSTPONED'],
    kinds: [AppealKind.MESSAGE],
  },
  RESUME: { mutation: 'resumeAppeal', input: {}, by: ['COORDINATOR', 'ASSIGNED'], ways: ['POSTPONED>IN_PROGRESS'] },
  INTERIM: { mutation: 'giveInterimAnswer', input: { text: 'Заказали асфальт.' }, by: ['COORDINATOR', 'APPROVER'], ways: ['IN_PROGRESS>IN_PROGRESS', 'POSTPONED>POSTPONED'] },
  ANSWER: { mutation: 'answerAppeal', input: { text: 'Сделано.' }, by: ['ASSIGNED'], ways: ['IN_PROGRESS>ON_APPROVAL'] },
  APPROVE: { mutation: 'approveAnswer', input: {}, by: ['APPROVER'], ways: ['ON_APPROVAL>ANSWERED'] },
  RETURN: { mutation: 'returnAnswer', input: { comment: 'Короче.' }, by: ['APPROVER'], ways: ['ON_APPROVAL>IN_PROGRESS'] },
  ASSIGN_PART: { mutation: 'assignPart', input: { executor: 'health-executor' }, by: ['PART_COORDINATOR'], ways: WITH_PARTS },
  CONTRIBUTE: { mutation: 'contributeAnswer', input: { text: 'Скорая проедет.' }, by: ['PART_COORDINATOR', 'PART_EXECUTOR'], ways: WITH_PARTS },
  REFUSE_PART: { mutation: 'refusePart', input: { comment: 'Это не к нам.' }, by: ['PART_COORDINATOR'], ways: WITH_PARTS },
  RATE: { mutation: 'rateAnswer', input: { score: 3 }, by: ['AUTHOR'], ways: ['ANSWERED>RATED'] },
  CONFIRM: { mutation: 'confirmResult', input: { fixed: false }, by: ['AUTHOR'], ways: ['ANSWERED>ANSWERED', 'RATED>RATED'] },
  REOPEN: { mutation: 'reopenAppeal', input: { comment: 'Яма на месте.' }, by: ['AUTHOR'], ways: ['ANSWERED>IN_PROGRESS', 'RATED>IN_PROGRESS'], kinds: [AppealKind.MESSAGE] },
  WITHDRAW: {
    mutation: 'withdrawAppeal',
    input: {},
    by: ['AUTHOR'],
    ways: ['SUBMITTED', 'MODERATED', 'REGISTERED', 'IN_PROGRESS', 'CLARIFICATION', 'POSTPONED', 'REDIRECTED'].map((status) => `${status}>WITHDRAWN`),
  },
};

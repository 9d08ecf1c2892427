import type { Action } from '../domain/action.js';
import type { AppealKind } from '../domain/appeal-kind.js';

/** As what somebody takes part in the way of an appeal, to the tests. */
export type Part = 'AUTHOR' | 'MODERATOR' | 'COORDINATOR' | 'ASSIGNED' | 'APPROVER';

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

export const EXPECTED: Readonly<Record<Action, Expected>> = {
  MODERATE: { mutation: 'moderateAppeal', input: {}, by: ['MODERATOR', 'COORDINATOR'], ways: ['SUBMITTED>MODERATED'] },
  REGISTER: { mutation: 'registerAppeal', input: {}, by: ['MODERATOR', 'COORDINATOR'], ways: ['SUBMITTED>REGISTERED', 'MODERATED>REGISTERED'] },
  REJECT: {
    mutation: 'rejectAppeal',
    input: { ground: 'INSULTS' },
    by: ['MODERATOR', 'COORDINATOR'],
    ways: ['SUBMITTED>REJECTED', 'MODERATED>REJECTED', 'REGISTERED>REJECTED', 'IN_PROGRESS>REJECTED'],
  },
  ASSIGN: { mutation: 'assignAppeal', input: { executor: 'roads-executor-2' }, by: ['COORDINATOR'], ways: ['REGISTERED>IN_PROGRESS', 'IN_PROGRESS>IN_PROGRESS'] },
  ANSWER: { mutation: 'answerAppeal', input: { text: 'Сделано.' }, by: ['ASSIGNED'], ways: ['IN_PROGRESS>ON_APPROVAL'] },
  APPROVE: { mutation: 'approveAnswer', input: {}, by: ['APPROVER'], ways: ['ON_APPROVAL>ANSWERED'] },
  RATE: { mutation: 'rateAnswer', input: { score: 3 }, by: ['AUTHOR'], ways: ['ANSWERED>RATED'] },
};

import type { LocalizedText, ValidationIssue } from '@otklik/base';
import { AppealKind } from './appeal-kind.js';

/** Why an appeal may be turned away: a coded list, each ground for its own kinds. */
export interface RejectionGround {
  readonly code: RejectionGroundCode;
  readonly title: LocalizedText;
  readonly kinds: readonly AppealKind[];
}

const { MESSAGE, APPEAL, INCIDENT } = AppealKind;

/** 59-ФЗ, art. 11, for appeals; the rules of the platform for messages; those of the control centres (ЦУР) for incidents. */
export const REJECTION_GROUNDS = [
  ground('INSULTS', [MESSAGE, APPEAL], 'Оскорбления или угрозы (59-ФЗ, ст. 11 ч. 3)', 'Insults or threats (59-FZ art. 11(3))'),
  ground('UNREADABLE', [MESSAGE, APPEAL], 'Текст не поддаётся прочтению (59-ФЗ, ст. 11 ч. 4)', 'The text cannot be read (59-FZ art. 11(4))'),
  ground('NO_SUBSTANCE', [MESSAGE, APPEAL], 'Из текста нельзя понять, в чём вопрос (59-ФЗ, ст. 11 ч. 4.1)', 'The text does not tell what is asked (59-FZ art. 11(4.1))'),
  ground('ANSWERED_BEFORE', [MESSAGE, APPEAL], 'На этот вопрос уже не раз отвечали, нового нет (59-ФЗ, ст. 11 ч. 5)', 'Answered several times before, nothing is new (59-FZ art. 11(5))'),
  ground('PUBLISHED_ANSWER', [APPEAL], 'Ответ опубликован на сайте органа (59-ФЗ, ст. 11 ч. 5.1)', 'The answer is published on the agency’s site (59-FZ art. 11(5.1))'),
  ground('SECRET', [APPEAL], 'Ответ раскрыл бы охраняемую законом тайну (59-ФЗ, ст. 11 ч. 6)', 'The answer would disclose a secret that the law protects (59-FZ art. 11(6))'),
  ground('COURT_DECISION', [APPEAL], 'Обжалуется судебное решение (59-ФЗ, ст. 11 ч. 2)', 'It is against a decision of a court (59-FZ art. 11(2))'),
  ground('NOT_IDENTIFIED', [APPEAL], 'Личность автора не подтверждена (59-ФЗ, ст. 7)', 'Its author is not an identified person (59-FZ art. 7)'),
  ground('DUPLICATE', [MESSAGE, INCIDENT], 'Об этом уже сообщили, сообщение рассматривается', 'It was reported before and is being considered'),
  ground('ADVERTISING', [MESSAGE, INCIDENT], 'Реклама или рассылка', 'Advertising or a mass mailing'),
  ground('OUT_OF_SCOPE', [MESSAGE, INCIDENT], 'Вопрос не относится к ведению органов власти', 'The authorities are not competent'),
  ground('NO_CLARIFICATION', [MESSAGE], 'Автор не уточнил сообщение в срок', 'Its author has not clarified it in time'),
  ground('NOT_REAL', [INCIDENT], 'Сведения не подтвердились, или запись удалена', 'It proved untrue, or the post is gone'),
] as const;

/** The code of one of them. */
export type RejectionGroundCode = 'INSULTS' | 'UNREADABLE' | 'NO_SUBSTANCE' | 'ANSWERED_BEFORE' | 'PUBLISHED_ANSWER' | 'SECRET' | 'COURT_DECISION' | 'NOT_IDENTIFIED' | 'DUPLICATE' | 'ADVERTISING' | 'OUT_OF_SCOPE' | 'NO_CLARIFICATION' | 'NOT_REAL';

/** The grounds on which an appeal of this kind may be turned away. */
export function groundsFor(kind: AppealKind): readonly RejectionGround[] {
  return REJECTION_GROUNDS.filter(({ kinds }) => kinds.includes(kind));
}

/** The ground with this code. */
export function groundOf(code: RejectionGroundCode): RejectionGround {
  return REJECTION_GROUNDS.find((candidate) => candidate.code === code)!;
}

/** What is wrong with a ground for this kind. */
export function checkGround(code: RejectionGroundCode, kind: AppealKind): ValidationIssue[] {
  if (groundOf(code).kinds.includes(kind)) return [];
  return [
    {
      path: ['ground'],
      code: 'WRONG_GROUND',
      message: { ru: 'Для обращений этого вида такого основания нет.', en: 'There is no such ground for appeals of this kind.' },
    },
  ];
}

function ground(code: RejectionGroundCode, kinds: readonly AppealKind[], ru: string, en: string): RejectionGround {
  return { code, kinds, title: { ru, en } };
}

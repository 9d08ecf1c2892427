import type { EntityManager } from '@mikro-orm/postgresql';
import { Refusal, checkText, isId, newId, type ValidationIssue } from '@otklik/base';
import type { Role } from '@otklik/identity';
import { once } from '@otklik/subgraph';
import { MAX_TEXT_LENGTH } from '../../domain/text.js';
import { APPEAL_PERMISSIONS } from '../../permissions.js';
import { AppealEntity, type Appeal } from '../../store/appeal.entity.js';
import { InternalCommentEntity, type InternalComment } from '../../store/desk/internal-comment.entity.js';
import { staffAmong } from '../../store/desk/staff-among.js';
import { isAppeal } from '../../store/is-appeal.js';
import type { Setting } from '../setting.js';
import { writtenText } from '../written-text.js';
import { mayReadComments } from './read-internal-comments.js';

/** A note for colleagues. */
export interface CommentInput {
  readonly appealId: string;
  readonly text: string;
  /** Logins of colleagues whom it names. */
  readonly mentions?: readonly string[] | null;
  readonly idempotencyKey?: string | null;
}

/** Which note to take back. */
export interface DeleteCommentInput {
  readonly commentId: string;
  readonly idempotencyKey?: string | null;
}

const ADD = 'internal-comment.add';
const MAX_MENTIONS = 20;
/** For how long whoever wrote a note may take it back. */
const SECOND_THOUGHT_MS = 15 * 60_000;

/** Somebody of the cabinet that has an appeal writes a note on it, whatever its status. Neither its version nor its history change. */
export function addInternalComment({ viewer: asking, em, clock }: Setting, input: CommentInput): Promise<InternalComment> {
  const viewer = APPEAL_PERMISSIONS.requireSomewhere(asking, ADD);
  const text = writtenText(input.text);
  const mentions = [...new Set(input.mentions ?? [])];
  const work = async (tx: EntityManager): Promise<InternalComment> => {
    const { id: appealId, cabinetId, authorId } = await heldAppeal(tx, input.appealId);
    APPEAL_PERMISSIONS.require(viewer, ADD, { cabinetId });
    if (!mayReadComments(viewer, { cabinetId, authorId: authorId ?? null })) throw Refusal.forbidden();
    const issues = [...checkText(text, ['text'], MAX_TEXT_LENGTH), ...(await checkMentions(tx, cabinetId, mentions))];
    if (issues.length > 0) throw Refusal.validation(issues);
    const now = clock.now();
    return tx.create(InternalCommentEntity, {
      id: newId(now.getTime()),
      appealId,
      cabinetId,
      authorId: viewer.citizenId,
      author: viewer.login,
      authorRole: APPEAL_PERMISSIONS.actsAs(viewer, ADD, { cabinetId }) as Role,
      text,
      mentions: mentions.length === 0 ? null : mentions,
      at: now,
    });
  };
  const call = { viewer, mutation: 'addInternalComment', input, clock };
  return em.fork().transactional((tx) => once(tx, 'appeals', call, { answer: ({ id }) => id, work: () => work(tx), replay: (id: string) => found(tx, id) }));
}

/** Whoever wrote a note takes it back, within fifteen minutes. @returns its id */
export function deleteInternalComment({ viewer: asking, em, clock }: Setting, input: DeleteCommentInput): Promise<string> {
  const viewer = APPEAL_PERMISSIONS.requireSomewhere(asking, 'internal-comment.take-back');
  const work = async (tx: EntityManager): Promise<string> => {
    const comment = await found(tx, input.commentId);
    APPEAL_PERMISSIONS.require(viewer, 'internal-comment.take-back', { ownerId: comment.authorId });
    if (clock.now().getTime() - comment.at.getTime() > SECOND_THOUGHT_MS) throw tooLate();
    tx.remove(comment);
    return comment.id;
  };
  const call = { viewer, mutation: 'deleteInternalComment', input, clock };
  return em.fork().transactional((tx) => once(tx, 'appeals', call, { answer: (id) => id, work: () => work(tx), replay: (id: string) => Promise.resolve(id) }));
}

/** The appeal, if the viewer may know of it. Who works somewhere learns of a wrong id, and of another's appeal no more than that it is. */
async function heldAppeal(tx: EntityManager, id: string): Promise<Appeal> {
  const appeal = isId(id) ? await tx.findOne(AppealEntity, { id }) : null;
  if (appeal !== null) return appeal;
  if (isId(id) && (await isAppeal(tx, id))) throw Refusal.forbidden();
  throw Refusal.notFound({ ru: 'Такого обращения нет.', en: 'There is no such appeal.' });
}

/** The note; the database shows those of the viewer's own cabinets alone. */
async function found(tx: EntityManager, id: string): Promise<InternalComment> {
  const comment = isId(id) ? await tx.findOne(InternalCommentEntity, { id: id.toLowerCase() }) : null;
  if (comment === null) throw Refusal.notFound({ ru: 'Такой заметки нет.', en: 'There is no such comment.' });
  return comment;
}

async function checkMentions(tx: EntityManager, cabinetId: string, mentions: readonly string[]): Promise<ValidationIssue[]> {
  if (mentions.length > MAX_MENTIONS) return [TOO_MANY];
  const known = mentions.length === 0 ? new Set<string>() : await staffAmong(tx, cabinetId, mentions);
  return mentions.flatMap((login, index) => (known.has(login) ? [] : [unknownColleague(index)]));
}

function unknownColleague(index: number): ValidationIssue {
  return { path: ['mentions', String(index)], code: 'UNKNOWN_COLLEAGUE', message: { ru: 'В этом кабинете такой сотрудник не работает.', en: 'Nobody of this login works in the cabinet.' } };
}

const TOO_MANY: ValidationIssue = {
  path: ['mentions'],
  code: 'OUT_OF_RANGE',
  message: { ru: `Упомянуть можно не больше ${MAX_MENTIONS} коллег.`, en: `At most ${MAX_MENTIONS} colleagues can be named.` },
};

function tooLate(): Refusal {
  return Refusal.conflict('TOO_LATE', { ru: 'Заметку можно убрать в течение 15 минут; потом напишите новую.', en: 'A comment can be taken back within 15 minutes; after that, write a new one.' });
}

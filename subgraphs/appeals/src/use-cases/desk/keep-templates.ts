import { LockMode, type EntityManager } from '@mikro-orm/postgresql';
import { Refusal, isId, newId } from '@otklik/base';
import { once } from '@otklik/subgraph';
import { APPEAL_PERMISSIONS } from '../../permissions.js';
import { oneAtATime } from '../../store/desk/one-at-a-time.js';
import { ReplyTemplateEntity, type ReplyTemplate } from '../../store/desk/reply-template.entity.js';
import type { Setting } from '../setting.js';
import { checkWords, refuseSameTitle, refuseTooMany, writtenWords } from './template-input.js';

/** What every mutation of templates may be told. */
interface Keyed {
  readonly idempotencyKey?: string | null;
}

/** A new template. */
export interface CreateTemplateInput extends Keyed {
  readonly cabinetId: string;
  readonly title: string;
  readonly body: string;
  readonly categoryId?: string | null;
}

/** What changes of a template: what is left out stays, a category of null makes it one for all. */
export interface UpdateTemplateInput extends Keyed {
  readonly templateId: string;
  readonly expectedVersion?: number | null;
  readonly title?: string | null;
  readonly body?: string | null;
  readonly categoryId?: string | null;
}

/** Which template goes. */
export interface DeleteTemplateInput extends Keyed {
  readonly templateId: string;
}

const KEEP = 'reply-template.keep';
const LIST = 'reply templates';

/** An administrator of a cabinet adds a template. */
export function createReplyTemplate({ viewer, em, clock }: Setting, input: CreateTemplateInput): Promise<ReplyTemplate> {
  const cabinetId = input.cabinetId.toLowerCase();
  const keeper = APPEAL_PERMISSIONS.require(viewer, KEEP, { cabinetId });
  const words = writtenWords(input);
  const work = async (tx: EntityManager): Promise<ReplyTemplate> => {
    const issues = await checkWords(tx, cabinetId, words);
    if (issues.length > 0) throw Refusal.validation(issues);
    await oneAtATime(tx, LIST, cabinetId);
    const now = clock.now();
    const template = { id: newId(now.getTime()), cabinetId, ...words, version: 1, updatedAt: now };
    await refuseTooMany(tx, cabinetId);
    await refuseSameTitle(tx, template);
    return tx.create(ReplyTemplateEntity, template);
  };
  const call = { viewer: keeper, mutation: 'createReplyTemplate', input, clock };
  return em.fork().transactional((tx) => once(tx, 'appeals', call, { answer: ({ id }) => id, work: () => work(tx), replay: (id: string) => found(tx, id) }));
}

/** An administrator of its cabinet changes a template. */
export function updateReplyTemplate({ viewer, em, clock }: Setting, input: UpdateTemplateInput): Promise<ReplyTemplate> {
  const keeper = APPEAL_PERMISSIONS.requireSomewhere(viewer, KEEP);
  const work = async (tx: EntityManager): Promise<ReplyTemplate> => {
    const template = await kept(tx, viewer, input.templateId);
    const categoryId = input.categoryId === undefined ? template.categoryId : input.categoryId;
    const words = writtenWords({ title: input.title ?? template.title, body: input.body ?? template.body, categoryId });
    const issues = await checkWords(tx, template.cabinetId, words);
    if (issues.length > 0) throw Refusal.validation(issues);
    if (input.expectedVersion != null && input.expectedVersion !== template.version) throw changedMeanwhile(template.version);
    await oneAtATime(tx, LIST, template.cabinetId);
    await refuseSameTitle(tx, { ...template, title: words.title });
    return Object.assign(template, words, { version: template.version + 1, updatedAt: clock.now() });
  };
  const call = { viewer: keeper, mutation: 'updateReplyTemplate', input, clock };
  return em.fork().transactional((tx) => once(tx, 'appeals', call, { answer: ({ id }) => id, work: () => work(tx), replay: (id: string) => found(tx, id) }));
}

/** An administrator of its cabinet takes a template away; what was answered by it stays. @returns its id */
export function deleteReplyTemplate({ viewer, em, clock }: Setting, input: DeleteTemplateInput): Promise<string> {
  const keeper = APPEAL_PERMISSIONS.requireSomewhere(viewer, KEEP);
  const work = async (tx: EntityManager): Promise<string> => {
    const template = await kept(tx, viewer, input.templateId);
    tx.remove(template);
    return template.id;
  };
  const call = { viewer: keeper, mutation: 'deleteReplyTemplate', input, clock };
  return em.fork().transactional((tx) => once(tx, 'appeals', call, { answer: (id) => id, work: () => work(tx), replay: (id: string) => Promise.resolve(id) }));
}

/** The template, for a change by somebody who may. The database shows those of the viewer's own cabinets alone. */
async function kept(tx: EntityManager, viewer: Setting['viewer'], id: string): Promise<ReplyTemplate> {
  const template = isId(id) ? await tx.findOne(ReplyTemplateEntity, { id: id.toLowerCase() }, { lockMode: LockMode.PESSIMISTIC_WRITE }) : null;
  if (template === null) throw unknownTemplate();
  APPEAL_PERMISSIONS.require(viewer, KEEP, { cabinetId: template.cabinetId });
  return template;
}

async function found(tx: EntityManager, id: string): Promise<ReplyTemplate> {
  const template = await tx.findOne(ReplyTemplateEntity, { id });
  if (template === null) throw unknownTemplate();
  return template;
}

function unknownTemplate(): Refusal {
  return Refusal.notFound({ ru: 'Такого шаблона нет.', en: 'There is no such template.' });
}

function changedMeanwhile(version: number): Refusal {
  return Refusal.conflict('VERSION_MISMATCH', { ru: `Шаблон уже изменили: сейчас версия ${version}.`, en: `The template has changed: it is at version ${version} now.` });
}

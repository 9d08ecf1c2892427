import type { EntityManager } from '@mikro-orm/postgresql';
import { Refusal, canName, checkLine, checkText, normaliseLine, type ValidationIssue } from '@otklik/base';
import { checkPlaceholders } from '../../domain/desk/placeholder.js';
import { MAX_TEXT_LENGTH } from '../../domain/text.js';
import { ReplyTemplateEntity, type ReplyTemplate } from '../../store/desk/reply-template.entity.js';
import { findCategories } from '../../store/published.js';
import { writtenText } from '../written-text.js';

const MAX_TITLE_LENGTH = 200;
/** The most templates of a cabinet: the list is read as a whole. */
const MAX_TEMPLATES = 500;

/** What a template says. */
export type TemplateWords = Pick<ReplyTemplate, 'title' | 'body' | 'categoryId'>;

/** What an administrator writes, as it is kept. */
export function writtenWords({ title, body, categoryId }: Partial<TemplateWords> & Pick<TemplateWords, 'title' | 'body'>): TemplateWords {
  return { title: normaliseLine(title), body: writtenText(body), categoryId: categoryId ?? null };
}

/** Everything that is wrong with what a template of a cabinet says. */
export async function checkWords(tx: EntityManager, cabinetId: string, { title, body, categoryId }: TemplateWords): Promise<ValidationIssue[]> {
  const issues = [...checkLine(title, ['title'], MAX_TITLE_LENGTH), ...checkText(body, ['body'], MAX_TEXT_LENGTH), ...checkPlaceholders(body, ['body'])];
  if (categoryId == null) return issues;
  const [category] = canName(categoryId) ? await findCategories(tx, [categoryId]) : [];
  return category?.cabinetId === cabinetId ? issues : [...issues, UNKNOWN_CATEGORY];
}

/** @throws Refusal Conflict ALREADY_EXISTS when another template of the cabinet has this title */
export async function refuseSameTitle(tx: EntityManager, { id, cabinetId, title }: Pick<ReplyTemplate, 'id' | 'cabinetId' | 'title'>): Promise<void> {
  if ((await tx.count(ReplyTemplateEntity, { cabinetId, title, id: { $ne: id } })) === 0) return;
  throw Refusal.conflict('ALREADY_EXISTS', { ru: 'Шаблон с таким названием уже есть.', en: 'There is a template with this title already.' });
}

/** @throws Refusal ValidationFailed when the cabinet has as many as there may be */
export async function refuseTooMany(tx: EntityManager, cabinetId: string): Promise<void> {
  if ((await tx.count(ReplyTemplateEntity, { cabinetId })) >= MAX_TEMPLATES) throw Refusal.validation([TOO_MANY]);
}

const UNKNOWN_CATEGORY: ValidationIssue = {
  path: ['categoryId'],
  code: 'UNKNOWN_CATEGORY',
  message: { ru: 'На такую категорию этот кабинет не отвечает.', en: 'This cabinet answers no such category.' },
};
const TOO_MANY: ValidationIssue = {
  path: ['cabinetId'],
  code: 'OUT_OF_RANGE',
  message: { ru: `В кабинете не больше ${MAX_TEMPLATES} шаблонов.`, en: `A cabinet has at most ${MAX_TEMPLATES} templates.` },
};

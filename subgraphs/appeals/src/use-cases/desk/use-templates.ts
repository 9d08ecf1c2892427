import { CodedError, formatFullDay, isBlank, isId, localDateAt, localize, normaliseLine, normaliseText } from '@otklik/base';
import { decodePageCursor, encodePageCursor, page, pageSize, type Connection } from '@otklik/subgraph';
import { fill, type PlaceholderName, type PlaceholderValues } from '../../domain/desk/placeholder.js';
import { APPEAL_PERMISSIONS } from '../../permissions.js';
import type { Appeal } from '../../store/appeal.entity.js';
import type { ReplyTemplate } from '../../store/desk/reply-template.entity.js';
import type { PageRequest } from '../list-appeals.js';
import { subjectOf } from '../may-read.js';
import type { Setting } from '../setting.js';

const USE = 'reply-template.use';
const LIST = 'reply templates';
/** In UTF-16 units. */
const MAX_NAME_LENGTH = 200;

/** A reply made from a template, for a clerk to go on with. */
export interface ReplyDraft {
  readonly template: ReplyTemplate;
  readonly text: string;
  readonly unfilled: readonly PlaceholderName[];
}

/**
 * The templates of a cabinet by their titles; null for those who do not work there.
 * @param categoryId only those that suit this category: its own and those for all
 */
export async function templatesOfCabinet({ viewer, loaders }: Setting, cabinetId: string, request: PageRequest, categoryId: string | null): Promise<Connection<ReplyTemplate> | null> {
  const id = cabinetId.toLowerCase();
  if (!isId(id) || !APPEAL_PERMISSIONS.allows(viewer, USE, { cabinetId: id })) return null;
  const size = pageSize(request.first);
  const last = request.after == null ? null : decodePageCursor(LIST, 1, request.after)[0]!;
  const suiting = (await loaders.desk.templates.load(id)).filter((template) => categoryId === null || (template.categoryId ?? categoryId) === categoryId);
  const from = last === null ? 0 : suiting.findIndex((template) => template.id === last) + 1;
  if (last !== null && from === 0) throw CodedError.badCursor();
  return page(suiting.slice(from, from + size + 1), size, request.after, (template) => encodePageCursor(LIST, template.id), (template) => template);
}

/**
 * A template filled in for an appeal, in Russian; null for those who do not work on it.
 * @param authorName as the clerk has read it the way that is written down; this subgraph knows nobody's name
 * @throws CodedError NOT_FOUND when there is no such template in a cabinet of the viewer's
 */
export async function replyDraft(setting: Setting, appeal: Appeal, templateId: string, authorName: string | null): Promise<ReplyDraft | null> {
  const { viewer, loaders } = setting;
  if (!APPEAL_PERMISSIONS.allows(viewer, USE, subjectOf(appeal))) return null;
  const template = isId(templateId) ? await loaders.desk.template.load(templateId.toLowerCase()) : null;
  if (template === null || !APPEAL_PERMISSIONS.allows(viewer, USE, { cabinetId: template.cabinetId })) throw CodedError.notFound();
  return { template, ...fill(template.body, await valuesFor(setting, appeal, authorName)) };
}

async function valuesFor({ loaders, clock }: Setting, appeal: Appeal, authorName: string | null): Promise<PlaceholderValues> {
  const [timeZone, agency, category] = await Promise.all([
    loaders.desk.timeZone(),
    loaders.desk.agencyTitle.load(appeal.agencyId),
    loaders.category.load(appeal.categoryId),
  ]);
  // In a letter the word is written out, and no full stop of it meets one of the sentence.
  const day = (moment: Date): string => formatFullDay(localDateAt(moment, timeZone)).ru.replace(/ г\.$/, ' года');
  return {
    'author.name': appeal.authorId == null ? null : tidyName(authorName),
    'appeal.number': appeal.number ?? null,
    'appeal.submittedOn': day(appeal.submittedAt),
    'appeal.registeredOn': appeal.registeredAt == null ? null : day(appeal.registeredAt),
    'appeal.address': appeal.address ?? null,
    'agency.title': agency === null ? null : localize(agency, 'ru'),
    'category.title': category === null ? null : localize(category.title, 'ru'),
    'deadline.dueOn': day(appeal.dueAt),
    'executor.name': appeal.executor ?? null,
    today: day(clock.now()),
  };
}

/** @throws CodedError BAD_USER_INPUT when it is too long to be a name */
function tidyName(said: string | null): string | null {
  const name = normaliseLine(normaliseText(said ?? ''));
  if (name.length > MAX_NAME_LENGTH) throw CodedError.badInput({ ru: `authorName: не длиннее ${MAX_NAME_LENGTH} знаков.`, en: `authorName: at most ${MAX_NAME_LENGTH} characters.` });
  return isBlank(name) ? null : name;
}

import type { EntityManager } from '@mikro-orm/postgresql';
import { isId } from '@otklik/base';
import { tenantSettings } from '@otklik/database';
import { tenantOf, type FollowQuestion } from '@otklik/subgraph';
import { APPEAL_PERMISSIONS } from '../permissions.js';
import { findCategories } from '../store/published.js';
import { topicOf } from '../store/record-change.js';
import { mayRead, type ReadSubject } from './may-read.js';

/** What a question found, under the rights of its viewer. */
interface Found extends ReadSubject {
  /** Of the question in the list. */
  readonly place: number;
  readonly categoryId: string;
}

/** For each question whether `readAppealUpdate` would give its viewer this change now; the database is asked twice, however many there are. */
export async function mayFollowAppeals(em: EntityManager, questions: readonly FollowQuestion[]): Promise<boolean[]> {
  const asked = questions.flatMap(({ viewer, topic, version }, place) => {
    const [, id = ''] = topic.split('/');
    if (topic !== topicOf(id) || !isId(id) || !Number.isSafeInteger(version)) return [];
    if (!APPEAL_PERMISSIONS.allows(viewer, 'appeal.read-public')) return [];
    return [{ place, id, version, settings: tenantSettings(tenantOf(viewer)) }];
  });
  const found = asked.length === 0 ? [] : await em.execute<Found[]>('select * from appeals.appeal_for_each(?::jsonb)', [JSON.stringify(asked)]);
  const ids = [...new Set(found.map(({ categoryId }) => categoryId))];
  const categories = ids.length === 0 ? [] : await findCategories(em, ids);
  const isPrivate = new Map(categories.map((category) => [category.id, category.private]));
  const allowed = questions.map(() => false);
  for (const appeal of found) allowed[appeal.place] = mayRead(questions[appeal.place]!.viewer, appeal, isPrivate.get(appeal.categoryId) ?? true);
  return allowed;
}

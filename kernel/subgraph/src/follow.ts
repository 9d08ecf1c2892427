import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { systemClock, type Clock } from '@otklik/base';
import { viewerAt, type Viewer } from '@otklik/identity';
import { withSubordinates } from './tenancy/with-subordinates.js';

/** Whether somebody may follow a topic, asked with its newest event. */
export interface FollowQuestion {
  readonly viewer: Viewer;
  readonly topic: string;
  readonly version: number;
}

/**
 * Answers the questions of many viewers at once, in their order: true for those to whom the twin of the live field would give this event
 * now, each with the viewer's own rights; false when it would not, or when that is not known here. Rejects when nobody can be told.
 */
export type FollowCheck = (questions: readonly FollowQuestion[]) => Promise<readonly boolean[]>;

/** The same on an entity manager that works for nobody yet. */
export type FollowCheckOn = (em: EntityManager, questions: readonly FollowQuestion[]) => Promise<readonly boolean[]>;

/** Asks with the rights that every viewer has now: those of ended roles gone, those over agencies below added. */
export function followCheck(orm: MikroORM, check: FollowCheckOn, clock: Clock = systemClock): FollowCheck {
  return async (questions) => {
    const now = clock.now();
    const em = orm.em.fork();
    const current: FollowQuestion[] = [];
    for (const question of questions) current.push({ ...question, viewer: await withSubordinates(em, viewerAt(question.viewer, now)) });
    return check(em, current);
  };
}

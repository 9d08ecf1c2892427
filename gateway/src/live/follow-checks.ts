import { Batches } from '@otklik/base';
import type { TopicHead } from '@otklik/events';
import type { Viewer } from '@otklik/identity';

/** Whether somebody may follow a topic, asked with its newest event. */
export interface FollowQuestion extends TopicHead {
  readonly viewer: Viewer;
}

/**
 * Asks the subgraph of a twin about many viewers at once; the answers are in their order, and true only where the twin would give its viewer a
 * value. Null when this subgraph answers no such questions. May reject.
 */
export type AskFollows = (query: string, questions: readonly FollowQuestion[]) => Promise<readonly boolean[] | null>;

/**
 * Finds out who may follow, for all that begin at about the same time together: thousands come back at once when a gateway was away. What
 * it does not know it leaves to the twin, which says why somebody is refused.
 */
export class FollowChecks {
  readonly #ask: AskFollows | undefined;
  readonly #byQuery = new Map<string, Batches<FollowQuestion, boolean>>();

  constructor(ask: AskFollows | undefined) {
    this.#ask = ask;
  }

  /** True when it is certain that this viewer may. Never rejects. */
  async mayFollow(query: string, question: FollowQuestion): Promise<boolean> {
    const ask = this.#ask;
    if (ask === undefined) return false;
    let batches = this.#byQuery.get(query);
    if (batches === undefined) {
      batches = new Batches((questions) => answers(ask, query, questions));
      this.#byQuery.set(query, batches);
    }
    return batches.answer(question);
  }
}

/** A batch that fails is not known of; asking each again in the same way would not help a subgraph that is down. */
async function answers(ask: AskFollows, query: string, questions: readonly FollowQuestion[]): Promise<readonly boolean[]> {
  const unknown = questions.map(() => false);
  try {
    const given = await ask(query, questions);
    return Array.isArray(given) && given.length === questions.length ? given.map((answer) => answer === true) : unknown;
  } catch {
    return unknown;
  }
}

import { GraphClient } from '@otklik/test/platform';
import type { Answer } from '@otklik/test/support';

/** Everybody of the story, each through the public graph. */
export class PeopleAtWork {
  #clients = new Map<string, Promise<GraphClient>>();

  constructor(readonly url: string) {}

  /** For when their tokens have ended. */
  signInAgain(): void {
    this.#clients = new Map();
  }

  /** Runs one mutation as somebody and gives the appeal after it. @throws Error with what was answered instead */
  async do(who: string, mutation: string, input: Record<string, unknown>): Promise<Answer> {
    const type = mutation.charAt(0).toUpperCase() + mutation.slice(1);
    const source = `mutation ${type}($input: ${type}Input!) { result: ${mutation}(input: $input) { __typename
      ... on ${type}Success { appeal { id number version status deadline { dueAt reasons } } }
      ... on ValidationFailed { issues { path code } } ... on Forbidden { code } ... on NotFound { code } ... on Conflict { code } } }`;
    const { result } = await this.ask(who, source, { input });
    if (result.__typename !== `${type}Success`) throw new Error(`${who} could not ${mutation}: ${JSON.stringify({ input, result })}`);
    return result.appeal;
  }

  /** Takes one step with many appeals at once, which must go well with each; gives the appeals after it, in the order of the list. */
  async doWithAll(who: string, bulk: keyof typeof SINGLE, appealIds: readonly string[], more: Record<string, unknown> = {}): Promise<Answer[]> {
    if (appealIds.length === 0) return [];
    const type = bulk.charAt(0).toUpperCase() + bulk.slice(1);
    const source = `mutation ${type}($input: ${type}Input!) { result: ${bulk}(input: $input) { __typename ... on ${type}Success { done refused
      results { outcome { __typename ... on ${SINGLE[bulk]}Success { appeal { id number text status deadline { dueAt reasons } } } ... on Failure { code message } } } } } }`;
    const { result } = await this.ask(who, source, { input: { appealIds, ...more } });
    if (result.done !== appealIds.length) throw new Error(`${who} could not ${bulk}: ${JSON.stringify(result)}`);
    return result.results.map(({ outcome }: Answer) => outcome.appeal);
  }

  /** Asks the graph something as somebody; any error fails the test. */
  async ask(who: string, source: string, variables: Record<string, unknown> = {}): Promise<Answer> {
    return (await this.#client(who)).ask<Answer>(source, variables);
  }

  /** The queue of a cabinet, all pages of it, the ones due first. */
  async queue(who: string, filter: Record<string, unknown> = {}): Promise<Answer[]> {
    const found: Answer[] = [];
    for (let after: string | null = null; ;) {
      const { appeals }: Answer = await this.ask(who, QUEUE, { filter: { forWork: true, ...filter }, after });
      found.push(...appeals.nodes);
      if (!appeals.pageInfo.hasNextPage) return found;
      after = appeals.pageInfo.endCursor;
    }
  }

  #client(who: string): Promise<GraphClient> {
    const known = this.#clients.get(who) ?? GraphClient.as(this.url, who);
    this.#clients.set(who, known);
    return known;
  }
}

/** The single step of each step with many. */
const SINGLE = {
  bulkReject: 'RejectAppeal',
  bulkModerate: 'ModerateAppeal',
  bulkRedirect: 'RedirectAppeal',
  bulkRegister: 'RegisterAppeal',
  bulkAssign: 'AssignAppeal',
  bulkApprove: 'ApproveAnswer',
} as const;

const QUEUE = `query Queue($filter: AppealFilter!, $after: String) {
  appeals(first: 100, after: $after, filter: $filter, orderBy: DUE_FIRST) { pageInfo { hasNextPage endCursor }
    nodes { id number text version status kind deadline { dueAt reasons } category { id } location { address } availableActions { action } } } }`;

/** Does one thing for each of many, four at a time, as a cabinet of four clerks would. */
export async function forEach<Item>(items: readonly Item[], work: (item: Item, index: number) => Promise<unknown>): Promise<void> {
  let next = 0;
  const clerk = async (): Promise<void> => {
    while (next < items.length) {
      const index = next++;
      await work(items[index]!, index);
    }
  };
  await Promise.all(Array.from({ length: 4 }, clerk));
}

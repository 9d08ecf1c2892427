import { addDays, localDateAt, momentAt, type FixedClock, type LocalDate } from '@otklik/base';
import type { PersonViewer } from '@otklik/identity';
import type { Subgraph } from '@otklik/subgraph';
import { parse } from 'graphql';
import { DEMO_REGION } from '../region.js';

const ZONE = DEMO_REGION.timeZone;

/** Where demo people play: a subgraph whose clock is set for every step. */
export class Stage {
  readonly #today: LocalDate;

  /** @param clock the one that the subgraph was built with */
  constructor(
    private readonly subgraph: Subgraph,
    private readonly clock: FixedClock,
    now: Date,
  ) {
    this.#today = localDateAt(now, ZONE);
  }

  /** A moment of the region, so many days before today or, below zero, after it. */
  moment(daysAgo: number, hour: number, minute = 0): Date {
    return momentAt(addDays(this.#today, -daysAgo), hour * 60 + minute, ZONE);
  }

  /** What a key of today's play begins with: another day's has other dates and so other bodies. */
  get keyPrefix(): string {
    return `demo ${this.#today}`;
  }

  /**
   * Somebody does something at a moment. Answers what the mutation's success holds; null when it was done already, by a
   * start that was broken off.
   */
  async play<Result>(by: PersonViewer, at: Date, mutation: string, input: Record<string, unknown>, selection: string): Promise<Result | null> {
    this.clock.set(at);
    const type = mutation.charAt(0).toUpperCase() + mutation.slice(1);
    const source = `mutation ($input: ${type}Input!) { answer: ${mutation}(input: $input) {
      __typename ... on ${type}Success { ${selection} } ... on ValidationFailed { issues { path message } } ... on Forbidden { message } ... on NotFound { message } } }`;
    const context = { viewer: by, locale: 'ru', requestId: 'demo' } as const;
    const { data, errors } = await this.subgraph.execute({ document: parse(source), variables: { input }, context });
    const answer = data?.['answer'] as { __typename: string } | undefined;
    if (answer?.__typename === `${type}Success`) return answer as Result;
    if (answer?.__typename === 'Conflict') return null;
    throw new Error(`The demo cannot play ${mutation}: ${JSON.stringify(errors ?? answer)}`);
  }
}

import { CodedError } from '@otklik/base';
import type { TopicHead } from '@otklik/events';
import { Slices } from '@otklik/gateway-engine';
import type { ResultText } from '../sockets/result-text.js';
import type { FollowChecks } from './follow-checks.js';
import { subjectKey, type GroupSubject } from './group-subject.js';
import type { LiveOperation } from './live-operation.js';
import { Pace, type Stopwatch } from './pace.js';
import { pause } from './pause.js';
import { RecentOutcomes } from './recent-outcomes.js';
import { runTwin, type TwinOutcome, type TwinRunner } from './run-twin.js';
import type { Slots } from './slots.js';
import type { Subscriber } from './subscriber.js';

/** After so many it is looked whether others should have their turn. */
const MEMBERS_BETWEEN_LOOKS = 64;

/** For how long equal members share what was asked for one of them, in milliseconds. */
const SHARED_MS = 500;

/** Whether somebody may follow a topic; refused with the reason of the twin. */
export type Permission = { readonly kind: 'result' } | Exclude<TwinOutcome, { readonly kind: 'result' }>;

/** What all groups share. */
export interface GroupServices extends TwinRunner {
  readonly slots: Slots;
  /** Asks for many viewers at once who may follow. */
  readonly follows: FollowChecks;
  /** Waits between attempts to serve one event, in milliseconds; after the last one the subscribers resync. */
  readonly retryDelaysMs: readonly number[];
  /** Events that may wait for a slow engine before the subscribers resync. */
  readonly backlogLimit: number;
  readonly onError: (error: unknown) => void;
  /** By which results are kept apart that are not to come for each event. */
  readonly stopwatch: Stopwatch;
}

/**
 * Equal subscribers: same topic, operation, variables, authorisation class and language, so that one run of the twin serves
 * all of them. Events are served one after the other, so each subscriber gets them in order.
 */
export class LiveGroup {
  readonly #services: GroupServices;
  #subject: GroupSubject;
  readonly #members = new Set<Subscriber>();
  #outcomes = this.#recent<TwinOutcome>();
  #permissions = this.#recent<Permission>();
  readonly #backlog: TopicHead[] = [];
  readonly #pace: Pace;
  #key: string;
  #isPumping = false;

  constructor(services: GroupServices, subject: GroupSubject) {
    this.#services = services;
    this.#subject = subject;
    this.#key = subjectKey(subject);
    this.#pace = new Pace(services.stopwatch);
  }

  /** Equal to that of a later group with an equal subject. */
  get key(): string {
    return this.#key;
  }

  get subject(): GroupSubject {
    return this.#subject;
  }

  /** Puts the operation in place that fits a new schema; runs from now on use it. */
  replan(operation: LiveOperation): void {
    this.#subject = { ...this.#subject, operation };
    this.#key = subjectKey(this.#subject);
    this.#outcomes = this.#recent<TwinOutcome>();
    this.#permissions = this.#recent<Permission>();
  }

  /** Subscribers. */
  get size(): number {
    return this.#members.size;
  }

  get isEmpty(): boolean {
    return this.#members.size === 0;
  }

  join(member: Subscriber): void {
    this.#members.add(member);
  }

  leave(member: Subscriber): void {
    this.#members.delete(member);
  }

  /** Takes an event of the group's topic that has just been added to the log. */
  accept(event: TopicHead): void {
    // The newest stands for those before it.
    if (this.#subject.operation.live.everyMs !== undefined) this.#backlog.length = 0;
    if (this.#backlog.length >= this.#services.backlogLimit) return this.end(CodedError.resync());
    this.#backlog.push(event);
    if (!this.#isPumping) void this.#pump();
  }

  /** Ends every member. */
  end(error: Error | null = null): void {
    this.#backlog.length = 0;
    for (const member of this.#members) member.end(error);
  }

  /** Whether the viewer may follow the topic at all, asked with its newest event. Equal members who ask at about the same time share one look. */
  checkPermission({ context }: Subscriber, newest: TopicHead): Promise<Permission> {
    return this.#permissions.of(newest.version, async () => {
      const { schema, live, permission, responseKey } = this.#subject.operation;
      const { counters, follows, slots } = this.#services;
      counters.checks++;
      if (await follows.mayFollow(live.query, { viewer: context.viewer, ...newest })) return { kind: 'result' };
      // Not known, or refused: then the twin says why.
      const request = { schema, twin: permission, responseKey, variables: {}, context };
      return slots.run(() => runTwin(this.#services, request, newest));
    });
  }

  /** The result for one event. Equal members who ask at about the same time share one run. */
  outcomeOf(event: TopicHead): Promise<TwinOutcome> {
    return this.#outcomes.of(event.version, () => this.#attempt(event));
  }

  #recent<Outcome extends Permission>(): RecentOutcomes<Outcome> {
    return new RecentOutcomes(SHARED_MS, () => this.#members.size > 1);
  }

  async #pump(): Promise<void> {
    this.#isPumping = true;
    while (this.#backlog.length > 0) {
      const { everyMs } = this.#subject.operation.live;
      if (everyMs !== undefined) await this.#pace.turn(everyMs);
      // The newest there is now, or none when the group has ended meanwhile.
      const event = this.#backlog.shift();
      if (event === undefined || !this.#wants(event.version)) continue;
      const outcome = await this.outcomeOf(event);
      if (outcome.kind === 'result') await this.#handOut(event.version, outcome.result);
      else this.end(outcome.error);
    }
    this.#isPumping = false;
  }

  /** Gives every member the very same result. Ten thousand take a while: whatever else the gateway does goes on meanwhile. */
  async #handOut(version: number, result: ResultText): Promise<void> {
    const slices = new Slices();
    let count = 0;
    for (const member of this.#members) {
      member.takeLive(version, result);
      if (++count % MEMBERS_BETWEEN_LOOKS === 0) await slices.rest();
    }
  }

  /** Asks every member, for those who are still catching up take note of the version. */
  #wants(version: number): boolean {
    let isWanted = false;
    for (const member of this.#members) isWanted = member.wants(version) || isWanted;
    return isWanted;
  }

  /** Runs the twin until it gives an answer or the patience ends: then the members are to resync. */
  async #attempt(event: TopicHead): Promise<TwinOutcome> {
    let fault: Error | null = null;
    for (const wait of [0, ...this.#services.retryDelaysMs]) {
      if (wait > 0) await pause(wait);
      const [member] = this.#members;
      // Nobody is left to serve.
      if (member === undefined) break;
      const { operation, variables } = this.#subject;
      const request = { schema: operation.schema, twin: operation.twin, responseKey: operation.responseKey, variables, context: member.context };
      this.#services.counters.runs++;
      const outcome = await this.#services.slots.run(() => runTwin(this.#services, request, event));
      if (outcome.kind !== 'failed') return outcome;
      fault = outcome.error;
    }
    if (fault !== null) this.#services.onError(fault);
    return { kind: 'failed', error: CodedError.resync() };
  }
}

import { CodedError } from '@otklik/base';
import { decodeVersionCursor, LogFollower, type EventLog, type LogEvent, type TopicHead } from '@otklik/events';
import type { Slices } from '@otklik/gateway-engine';
import type { SignedInViewer } from '@otklik/identity';
import { GraphQLError, type GraphQLSchema } from 'graphql';
import type { ViewerWatch } from '../identity/viewer-watch.js';
import type { LiveRequest, LiveResults } from '../sockets/live-results.js';
import type { MovedSubscriptions } from '../swap/supergraph-swaps.js';
import { catchUp, missedEvents } from './catch-up.js';
import { FollowChecks, type AskFollows } from './follow-checks.js';
import { audienceOf } from './group-subject.js';
import { LiveCounters } from './live-counters.js';
import type { LiveField } from './live-field.js';
import type { LiveGroup } from './live-group.js';
import { LiveGroups } from './live-groups.js';
import type { LiveOperation } from './live-operation.js';
import { LiveOperations } from './live-operations.js';
import type { PresentError, RunQuery } from './run-twin.js';
import { systemStopwatch, type Stopwatch } from './pace.js';
import { Slots } from './slots.js';
import type { Subscriber } from './subscriber.js';
import { TopicLog } from './topic-log.js';

/** What the layer may use up. */
export interface LiveLimits {
  /** Results that wait for one slow reader before his subscription ends with RESYNC. */
  readonly queue: number;
  /** Events that wait for a slow engine in one group before its subscriptions end with RESYNC. */
  readonly backlog: number;
  /** Queries that the layer runs at a time. */
  readonly runs: number;
  /** Waits between attempts to serve one event, in milliseconds. */
  readonly retryDelaysMs: readonly number[];
}

const DEFAULT_LIMITS: LiveLimits = { queue: 100, backlog: 1_000, runs: 32, retryDelaysMs: [50, 100, 200, 500, 1_000, 2_000] };

/** What the layer stands on. */
export interface LiveLayerOptions {
  readonly schema: GraphQLSchema;
  readonly fields: readonly LiveField[];
  readonly log: EventLog;
  /** Runs a query on the engine of the schema that it is valid in. */
  readonly run: RunQuery;
  readonly present: PresentError;
  /** Asks subgraphs for many viewers at once who may follow; each is asked for by the twin when left out. */
  readonly follows?: AskFollows | undefined;
  /** Told of faults that the layer copes with by itself. */
  readonly onError: (error: unknown) => void;
  /** Told of failures to follow the log, which is tried again; `onError` when left out. */
  readonly onTrouble?: ((error: unknown) => void) | undefined;
  readonly limits?: Partial<LiveLimits>;
  /** By which results are kept apart that are not to come for each event; the time of this process unless told. */
  readonly stopwatch?: Stopwatch;
  /** Looks again how the viewers of running subscriptions stand. */
  readonly watch?: ViewerWatch | undefined;
}

/**
 * Serves subscriptions: follows the log once for all of them, and for each event runs the twin query of the live field
 * once per group of equal subscribers. Nothing is kept in subgraphs and no connection to them is held.
 */
export class LiveLayer implements LiveResults {
  readonly counters = new LiveCounters();
  readonly #log: TopicLog;
  readonly #groups: LiveGroups;
  readonly #follower: LogFollower;
  #operations: LiveOperations;
  #isStopped = false;

  constructor({ schema, fields, log, run, present, follows, onError, onTrouble = onError, limits: given, stopwatch = systemStopwatch, watch }: LiveLayerOptions) {
    const limits = { ...DEFAULT_LIMITS, ...given };
    const services = { run, present, onError, counters: this.counters, slots: new Slots(limits.runs), follows: new FollowChecks(follows), retryDelaysMs: limits.retryDelaysMs, backlogLimit: limits.backlog, stopwatch };
    this.#log = new TopicLog(log);
    this.#operations = LiveOperations.of(schema, fields);
    this.#groups = new LiveGroups(services, limits.queue, { watch, onRoles: (member, viewer) => void this.#regroup(member, viewer) });
    this.#follower = new LogFollower({
      log,
      from: 'head',
      deliver: (events) => this.#deliver(events),
      onGap: () => this.#endAll(CodedError.resync()),
      onError: onTrouble,
    });
  }

  /** How many groups of equal subscribers there are. */
  get groups(): number {
    return this.#groups.size;
  }

  /** Up to which position of the log events have been handed to the groups. */
  get position(): number {
    return this.#follower.position;
  }

  /** Resolves when events that are written from now on will reach subscribers. */
  start(): Promise<void> {
    return this.#follower.start();
  }

  /**
   * Begins a subscription: after the cursor `after`, else with the first event that follows. The stream gives whole
   * execution results and throws at its end what ended it.
   *
   * @throws GraphQLError or CodedError (NOT_FOUND, FORBIDDEN, BAD_CURSOR, CURSOR_EXPIRED, UNAUTHENTICATED …) that refuses it
   */
  async subscribe(request: LiveRequest): Promise<Subscriber> {
    const { document, source, operationName } = request;
    const operation = this.#operations.prepare({ document, source, operationName });
    try {
      return await this.#join(operation, request);
    } catch (error) {
      throw placed(error, operation.responseKey);
    }
  }

  async #join(operation: LiveOperation, { variables, context, resumeAfter }: LiveRequest): Promise<Subscriber> {
    const target = operation.target(variables);
    const { topic } = target;
    const after = resumeAfter ?? target.after;
    const afterVersion = after === null ? null : decodeVersionCursor(after, topic);
    // Joining comes before every look at the log: see `catchUp`.
    const { group, member } = this.#groups.join({ topic, operation, variables, audience: audienceOf(context) }, context);
    if (this.#isStopped) member.end();
    try {
      return await this.#begin(group, member, afterVersion);
    } catch (error) {
      member.end();
      throw error;
    }
  }

  /**
   * Puts another schema in use and moves the running subscriptions to it one group after another; those that do not fit it end
   * with the reason. Until its turn comes a group goes on with the schema before.
   */
  async swap({ schema, fields }: { schema: GraphQLSchema; fields: readonly LiveField[] }, slices: Slices): Promise<MovedSubscriptions> {
    const operations = LiveOperations.of(schema, fields);
    this.#operations = operations;
    let [moved, ended] = [0, 0];
    for (const group of this.#groups.all()) {
      const { size } = group;
      if (this.#move(group, operations)) moved += size;
      else ended += size;
      await slices.rest();
    }
    return { moved, ended };
  }

  /** False when the group had to end. */
  #move(group: LiveGroup, operations: LiveOperations): boolean {
    const { operation: old } = group.subject;
    try {
      const operation = operations.prepare(old);
      if (operation.live.topic !== old.live.topic) throw CodedError.resync();
      this.#groups.replan(group, operation);
      return true;
    } catch (error) {
      group.end(asError(error));
      return false;
    }
  }

  /** Ends all subscriptions without an error. Close the sockets first: a client takes a quiet end for the end of the matter. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#endAll();
    await this.#follower.stop();
  }

  async #begin(group: LiveGroup, member: Subscriber, afterVersion: number | null): Promise<Subscriber> {
    // The token has ended already, or the layer has stopped: the stream says so.
    if (member.isClosed) return member;
    const newest = await this.#checkPermission(group, member);
    // A version that has not happened yet: the cursor is not ours.
    if (afterVersion !== null && afterVersion > newest.version) throw CodedError.badCursor();
    member.startAfter(afterVersion ?? newest.version);
    const isBehind = member.version < newest.version || member.noted > member.version;
    const page = isBehind ? await missedEvents(this.#log, group, member.version) : [];
    catchUp(this.#log, group, member, page).catch((error: unknown) => member.end(asError(error)));
    return member;
  }

  /** The roles of a subscriber's viewer have changed: he goes on by his new rights from where he is, if he still may. Never rejects. */
  async #regroup(member: Subscriber, viewer: SignedInViewer): Promise<void> {
    const group = this.#groups.regroup(member, viewer);
    if (group === null) return;
    try {
      await this.#checkPermission(group, member);
      await catchUp(this.#log, group, member, await missedEvents(this.#log, group, member.version));
    } catch (error) {
      member.end(asError(error));
    }
  }

  /** @returns the newest version of the topic: 0 when nothing has happened there yet */
  async #checkPermission(group: LiveGroup, member: Subscriber): Promise<TopicHead> {
    const { topic } = group.subject;
    const newest = await this.#log.newest(topic);
    const head = newest ?? { topic, version: 0 };
    const outcome = await group.checkPermission(member, head);
    if (outcome.kind === 'result') return head;
    // Topics that exist before anything happens in them have a version 0; to the twins of the others there is no such cursor.
    throw newest === null && codeOf(outcome.error) === 'BAD_CURSOR' ? CodedError.notFound() : outcome.error;
  }

  #deliver(events: readonly LogEvent[]): void {
    for (const event of events) {
      const groups = this.#groups.ofTopic(event.topic);
      if (groups.length > 0) this.counters.events++;
      for (const group of groups) group.accept(event);
    }
  }

  #endAll(error: Error | null = null): void {
    for (const group of this.#groups.all()) group.end(error);
  }
}

/** Refusals of ours know no place; a subscription has but one field that they can be about. */
function placed(error: unknown, responseKey: string): unknown {
  if (!(error instanceof CodedError)) return error;
  return new GraphQLError(error.message, { path: [responseKey], originalError: error, extensions: { code: error.code } });
}

function codeOf(error: Error): unknown {
  return error instanceof GraphQLError ? error.extensions['code'] : null;
}

function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}

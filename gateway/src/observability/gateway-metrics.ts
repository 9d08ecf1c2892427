import type { FetchOutcome } from '@otklik/gateway-engine';
import { Counter, Gauge, Histogram, type Registry } from '@otklik/observability';
import type { LiveCounters } from '../live/live-counters.js';
import { RATE_LIMITS, type RateLimitName } from '../policies/rate/rate-settings.js';
import type { SwapCounters } from '../swap/swap-counters.js';
import type { Outcome } from './outcome.js';

/** On which way an operation came. `live`: the gateway runs it itself, for an event that a subscription follows. */
export type Way = 'http' | 'websocket' | 'sse' | 'live';
/** `unknown` when the request was refused before its operation was found. */
export type OperationType = 'query' | 'mutation' | 'subscription' | 'unknown';

/** What is counted in the gateway itself at the moment of a scrape. */
export interface GatewayFigures {
  readonly sockets: number;
  /** Sockets refused because somebody, or an address, had so many already. */
  readonly socketRefusals?: Readonly<Record<'viewer' | 'address', number>> | undefined;
  readonly eventStreams: number;
  /** Groups of equal subscriptions: each event is run once per group. */
  readonly liveGroups: number;
  /** What the live layer has done; absent where there is none. */
  readonly live?: LiveCounters | undefined;
  readonly swaps: SwapCounters;
  /** Requests, operations and sockets that were refused because points were used up, by whose; absent where rates are not limited. */
  readonly rateRefusals?: Readonly<Record<RateLimitName, number>> | undefined;
}

const LIVE_COUNTERS: readonly { readonly figure: keyof LiveCounters; readonly name: string; readonly help: string }[] = [
  { figure: 'events', name: 'otklik_live_events_total', help: 'Events of the log that somebody followed.' },
  { figure: 'runs', name: 'otklik_live_runs_total', help: 'Queries run for such an event: one for each group of equal subscriptions.' },
  { figure: 'checks', name: 'otklik_live_checks_total', help: 'Queries run to see whether somebody may follow a topic.' },
  { figure: 'serialisations', name: 'otklik_live_serialisations_total', help: 'Results turned into the bytes that all sockets of a group are given.' },
  { figure: 'slowReaders', name: 'otklik_live_slow_readers_total', help: 'Subscriptions told to resync because their reader was too slow.' },
];

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** The gateway's metrics. Labels are names that we or the supergraph chose, never a client: their values are few. */
export class GatewayMetrics {
  readonly #operations: Counter;
  readonly #operationSeconds: Histogram;
  readonly #fetches: Counter;
  readonly #fetchSeconds: Histogram;
  readonly #plans: Counter;
  readonly #planningSeconds: Histogram;
  readonly #subscriptions: Gauge;
  readonly #results: Counter;
  readonly #registry: Registry;
  /** Metrics of one set of label values: finding them by their labels costs more than adding to them. */
  readonly #operationOf = new Map<string, Bound>();
  readonly #fetchOf = new Map<string, Bound>();

  constructor(registry: Registry) {
    const registers = [registry];
    this.#registry = registry;
    this.#operations = new Counter({
      name: 'otklik_operations_total',
      help: 'GraphQL operations answered, by the way they came, their type and how they went.',
      labelNames: ['way', 'type', 'outcome'],
      registers,
    });
    this.#operationSeconds = new Histogram({
      name: 'otklik_operation_duration_seconds',
      help: 'From the first byte of a request to its answer; of a subscription, until it runs.',
      labelNames: ['way', 'type'],
      buckets: SECONDS,
      registers,
    });
    this.#fetches = new Counter({
      name: 'otklik_subgraph_fetches_total',
      help: 'Requests to subgraphs, by subgraph and how they went.',
      labelNames: ['subgraph', 'outcome'],
      registers,
    });
    this.#fetchSeconds = new Histogram({
      name: 'otklik_subgraph_fetch_duration_seconds',
      help: 'How long subgraphs take to answer, retries included.',
      labelNames: ['subgraph'],
      buckets: SECONDS,
      registers,
    });
    this.#plans = new Counter({
      name: 'otklik_plan_cache_lookups_total',
      help: 'Operations whose plan was wanted, by whether it was ready.',
      labelNames: ['result'],
      registers,
    });
    this.#planningSeconds = new Histogram({
      name: 'otklik_planning_duration_seconds',
      help: 'How long it takes to plan and compile an operation that was not in the cache.',
      buckets: SECONDS,
      registers,
    });
    this.#subscriptions = new Gauge({ name: 'otklik_subscriptions', help: 'Subscriptions that run.', registers });
    this.#results = new Counter({
      name: 'otklik_subscription_results_total',
      help: 'Results delivered to subscribers.',
      registers,
    });
    // So that a rate can be built from the first one on.
    for (const result of ['hit', 'miss']) this.#plans.inc({ result }, 0);
  }

  operation(way: Way, type: OperationType, outcome: Outcome, seconds: number): void {
    const key = `${way} ${type} ${outcome}`;
    let bound = this.#operationOf.get(key);
    if (bound === undefined) {
      bound = { count: this.#operations.labels(way, type, outcome), seconds: this.#operationSeconds.labels(way, type) };
      this.#operationOf.set(key, bound);
    }
    bound.count.inc();
    bound.seconds.observe(seconds);
  }

  /** @param subgraph as the supergraph names it */
  fetch(subgraph: string, outcome: FetchOutcome, seconds: number): void {
    const key = `${outcome} ${subgraph}`;
    let bound = this.#fetchOf.get(key);
    if (bound === undefined) {
      bound = { count: this.#fetches.labels(subgraph, outcome), seconds: this.#fetchSeconds.labels(subgraph) };
      this.#fetchOf.set(key, bound);
    }
    bound.count.inc();
    bound.seconds.observe(seconds);
  }

  planFound(): void {
    this.#plans.inc({ result: 'hit' });
  }

  planMade(seconds: number): void {
    this.#plans.inc({ result: 'miss' });
    this.#planningSeconds.observe(seconds);
  }

  subscriptionBegan(): void {
    this.#subscriptions.inc();
  }

  subscriptionEnded(): void {
    this.#subscriptions.dec();
  }

  resultDelivered(): void {
    this.#results.inc();
  }

  /** Takes these figures at each scrape. */
  watch(figures: () => GatewayFigures): void {
    const gauge = (name: string, help: string, read: (figures: GatewayFigures) => number): Gauge =>
      new Gauge({
        name,
        help,
        registers: [this.#registry],
        collect() {
          this.set(read(figures()));
        },
      });
    gauge('otklik_sockets', 'WebSocket connections that are open.', ({ sockets }) => sockets);
    gauge('otklik_event_streams', 'Streams of Server-Sent Events that are open.', ({ eventStreams }) => eventStreams);
    gauge('otklik_live_groups', 'Groups of equal live subscriptions; each event is run once per group.', ({ liveGroups }) => liveGroups);
    gauge(
      'otklik_supergraph_swap_longest_slice_seconds',
      'The longest that a swap has kept requests waiting at a stretch.',
      ({ swaps }) => swaps.longestSliceMs / 1000,
    );
    for (const { figure, name, help } of LIVE_COUNTERS) {
      new Counter({
        name,
        help,
        registers: [this.#registry],
        collect() {
          this.reset();
          this.inc(figures().live?.[figure] ?? 0);
        },
      });
    }
    new Counter({
      name: 'otklik_supergraph_swaps_total',
      help: 'Supergraphs that were put in use while requests ran, or refused and the one before kept.',
      labelNames: ['outcome'],
      registers: [this.#registry],
      collect() {
        const { accepted, refused } = figures().swaps;
        this.reset();
        this.inc({ outcome: 'accepted' }, accepted);
        this.inc({ outcome: 'refused' }, refused);
      },
    });
    new Counter({
      name: 'otklik_sockets_refused_total',
      help: 'Sockets refused because somebody, or an address, had so many already.',
      labelNames: ['limit'],
      registers: [this.#registry],
      collect() {
        this.reset();
        for (const limit of ['viewer', 'address'] as const) this.inc({ limit }, figures().socketRefusals?.[limit] ?? 0);
      },
    });
    new Counter({
      name: 'otklik_rate_limited_total',
      help: 'Operations, requests and sockets refused because points were used up, by whose they were.',
      labelNames: ['limit'],
      registers: [this.#registry],
      collect() {
        this.reset();
        for (const limit of RATE_LIMITS) this.inc({ limit }, figures().rateRefusals?.[limit] ?? 0);
      },
    });
  }
}

interface Bound {
  readonly count: { inc(): void };
  readonly seconds: { observe(value: number): void };
}

import type { FetchOutcome, Soon } from '@otklik/gateway-engine';
import {
  contextOf,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
  traceparentOf,
  type Attributes,
  type Context,
  type Logger,
  type Span,
  type Tracer,
} from '@otklik/observability';
import type { GatewayMetrics, Way } from './gateway-metrics.js';
import type { OperationIdentity } from './operation-identity.js';
import { codesOf, outcomeOf, type Answer, type Outcome } from './outcome.js';

/** Who is told of operations; what is null is not wanted. */
export interface Listeners {
  readonly log: Logger | null;
  /** The same log, when it writes lines of level `debug`. */
  readonly debugLog: Logger | null;
  readonly metrics: GatewayMetrics | null;
  readonly tracer: Tracer | null;
}

/** What is known of an operation when it comes. */
export interface OperationStart {
  readonly way: Way;
  readonly requestId: string;
  /** The header of W3C Trace Context, for `http`. */
  readonly traceparent: string | null;
  /** The operation that asked for this one, for `live`. */
  readonly causedBy?: OperationObservation | undefined;
}

/** The span of a subscription's run for one event; semantic conventions know no name for it. */
const RUN_SPAN = 'subscription run';

/** Watches one operation from its request to its answer. Made for each operation where somebody listens. */
export class OperationObservation {
  readonly #listeners: Listeners;
  readonly #start: OperationStart;
  readonly #startedAt = performance.now();
  readonly #span: Span | null;
  readonly #context: Context;
  #identity: OperationIdentity | null = null;
  #outcome: Outcome | null = null;
  #codes: readonly string[] = [];
  #ended = false;

  constructor(listeners: Listeners, start: OperationStart) {
    this.#listeners = listeners;
    this.#start = start;
    this.#span = beginSpan(listeners.tracer, start);
    this.#context = this.#span === null ? ROOT_CONTEXT : trace.setSpan(ROOT_CONTEXT, this.#span);
  }

  /** Tells which operation it is. */
  identify(identity: OperationIdentity): void {
    this.#identity = identity;
    if (this.#span === null) return;
    if (this.#start.way !== 'live') this.#span.updateName(identity.type);
    this.#span.setAttributes({ 'graphql.operation.type': identity.type, 'otklik.operation.hash': identity.hash });
    if (identity.name !== null) this.#span.setAttribute('graphql.operation.name', identity.name);
  }

  /** Watches how a plan is made or found; `wasFound` is asked as soon as that is known. */
  plan<T>(prepare: () => Soon<T>, wasFound: () => boolean): Soon<T> {
    const span = this.#listeners.tracer?.startSpan('plan', {}, this.#context);
    const end = (): void => span?.end();
    let prepared: Soon<T> | null = null;
    try {
      prepared = prepare();
      return prepared;
    } finally {
      const found = wasFound();
      if (found && prepared !== null && !(prepared instanceof Error)) this.#listeners.metrics?.planFound();
      span?.setAttribute('otklik.plan.cached', found);
      if (prepared instanceof Promise) prepared.then(end, end);
      else end();
    }
  }

  /** Watches one request to a subgraph. */
  fetch(subgraph: string, type: 'query' | 'mutation'): FetchObservation {
    const attributes: Attributes = { 'otklik.subgraph.name': subgraph, 'graphql.operation.type': type };
    const span = this.#listeners.tracer?.startSpan(`fetch ${subgraph}`, { kind: SpanKind.CLIENT, attributes }, this.#context);
    return new FetchObservation(this.#listeners, this.#start.requestId, subgraph, span ?? null);
  }

  /** Takes the answer that the client gets. */
  answer(answer: Answer): void {
    this.#codes = codesOf(answer);
    this.#outcome = outcomeOf(answer, this.#codes);
  }

  /** Takes an outcome that has no answer in the form of GraphQL. */
  decide(outcome: Outcome): void {
    this.#outcome = outcome;
  }

  /**
   * Tells everyone, once.
   * @param presumed how it went, where there was no answer to see it by
   */
  end(attributes: Attributes = {}, presumed: Outcome = 'ok'): void {
    if (this.#ended) return;
    this.#ended = true;
    const outcome = this.#outcome ?? presumed;
    const milliseconds = performance.now() - this.#startedAt;
    const { way } = this.#start;
    this.#listeners.metrics?.operation(way, this.#identity?.type ?? 'unknown', outcome, milliseconds / 1000);
    this.#writeLine(milliseconds, outcome);
    if (this.#span === null) return;
    this.#span.setAttributes({ ...attributes, 'otklik.outcome': outcome });
    if (outcome === 'fault') {
      this.#span.setStatus({ code: SpanStatusCode.ERROR });
      this.#span.setAttribute('error.type', this.#codes[0] ?? 'INTERNAL_SERVER_ERROR');
    }
    this.#span.end();
  }

  #writeLine(milliseconds: number, outcome: Outcome): void {
    const { way, requestId } = this.#start;
    const { log, debugLog } = this.#listeners;
    // There is a run for every event and group: too many lines for every day.
    const target = way === 'live' ? debugLog : log;
    target?.info(
      {
        requestId,
        way,
        type: this.#identity?.type,
        operation: this.#identity?.name ?? undefined,
        hash: this.#identity?.hash,
        outcome,
        codes: this.#codes.length === 0 ? undefined : this.#codes,
        ms: rounded(milliseconds),
        traceId: this.#span?.spanContext().traceId,
      },
      'operation',
    );
  }

  /** What a run for an event is linked to. */
  get spanContext(): ReturnType<Span['spanContext']> | undefined {
    return this.#span?.spanContext();
  }
}

/** Watches one request to a subgraph. */
export class FetchObservation {
  readonly #startedAt = performance.now();

  constructor(
    private readonly listeners: Listeners,
    private readonly requestId: string,
    private readonly subgraph: string,
    private readonly span: Span | null,
  ) {}

  /** The header for the subgraph; null when there are no traces. */
  get traceparent(): string | null {
    return this.span === null ? null : traceparentOf(this.span.spanContext());
  }

  end(outcome: FetchOutcome): void {
    const milliseconds = performance.now() - this.#startedAt;
    const { subgraph, requestId, span } = this;
    this.listeners.metrics?.fetch(subgraph, outcome, milliseconds / 1000);
    this.listeners.debugLog?.debug({ requestId, subgraph, outcome, ms: rounded(milliseconds) }, 'fetch');
    if (span === null) return;
    span.setAttribute('otklik.outcome', outcome);
    if (outcome === 'unavailable') span.setStatus({ code: SpanStatusCode.ERROR });
    span.end();
  }
}

function beginSpan(tracer: Tracer | null, { way, requestId, traceparent, causedBy }: OperationStart): Span | null {
  if (tracer === null) return null;
  const attributes: Attributes = { 'otklik.request.id': requestId, 'otklik.way': way };
  if (way !== 'live') return tracer.startSpan('GraphQL Operation', { kind: SpanKind.SERVER, attributes }, contextOf(traceparent));
  // A subscription may run for days, so each of its runs is a trace of its own.
  const cause = causedBy?.spanContext;
  return tracer.startSpan(RUN_SPAN, { kind: SpanKind.INTERNAL, attributes, links: cause === undefined ? [] : [{ context: cause }] }, ROOT_CONTEXT);
}

function rounded(milliseconds: number): number {
  return Math.round(milliseconds * 100) / 100;
}

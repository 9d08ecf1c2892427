import type { Soon } from '@otklik/gateway-engine';
import type { Logger, Registry, Tracer } from '@otklik/observability';
import { GatewayMetrics, type GatewayFigures } from './gateway-metrics.js';
import { OperationObservation, type Listeners, type OperationStart } from './operation-observation.js';

/** Where the gateway tells of what it does; what is left out is not told. */
export interface ObserverOptions {
  /** Gets one line of level `info` for each operation, and one of level `debug` for each request to a subgraph. */
  readonly log?: Logger | undefined;
  readonly registry?: Registry | undefined;
  readonly tracer?: Tracer | undefined;
}

/**
 * Listens to a gateway. One without an observer has none of the hooks: each place looks once, when it is made, whether there is one.
 */
export class GatewayObserver {
  readonly #listeners: Listeners;
  #planned = 0;

  /** Undefined when nobody wants to hear anything. */
  static of({ log, registry, tracer }: ObserverOptions): GatewayObserver | undefined {
    const wantsLines = log?.isLevelEnabled('info') === true;
    if (!wantsLines && registry === undefined && tracer === undefined) return undefined;
    return new GatewayObserver({
      log: wantsLines ? log : null,
      debugLog: log?.isLevelEnabled('debug') === true ? log : null,
      metrics: registry === undefined ? null : new GatewayMetrics(registry),
      tracer: tracer ?? null,
    });
  }

  private constructor(listeners: Listeners) {
    this.#listeners = listeners;
  }

  get metrics(): GatewayMetrics | null {
    return this.#listeners.metrics;
  }

  /** An operation has come, or is run for an event. */
  begin(start: OperationStart): OperationObservation {
    return new OperationObservation(this.#listeners, start);
  }

  /** For the engine: an operation is planned that was not in its cache. */
  readonly watchPlanning = (): (() => void) => {
    const startedAt = performance.now();
    this.#planned++;
    return () => this.#listeners.metrics?.planMade((performance.now() - startedAt) / 1000);
  };

  /** Prepares an operation and tells whether its plan was ready: the engine says when it is not, and before it returns. */
  plan<T>(operation: OperationObservation, prepare: () => Soon<T>): Soon<T> {
    const before = this.#planned;
    return operation.plan(prepare, () => this.#planned === before);
  }

  /** Takes these figures whenever somebody asks. */
  watch(figures: () => GatewayFigures): void {
    this.#listeners.metrics?.watch(figures);
  }
}

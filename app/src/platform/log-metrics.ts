import type { EventLog, LogFigures, RelayState } from '@otklik/events';
import { Gauge, type Registry } from '@otklik/observability';

/** How long a scrape waits for the database. */
const PATIENCE_MS = 2_000;
/** The gauges of one scrape share one look at the database. */
const FRESH_MS = 200;

/** What is told of the event log. */
export interface LogMetricsSources {
  readonly log: Pick<EventLog, 'figures'>;
  readonly relayState: () => RelayState;
  /** Positions of followers that store none, by name. */
  readonly positions: () => Readonly<Record<string, number>>;
  /** Told when the database does not say. */
  readonly onError: (error: unknown) => void;
}

/** Puts the event log's lags into a registry. While the database is away they are missing from it: old figures would lie. */
export function watchLog(registry: Registry, { log, relayState, positions, onError }: LogMetricsSources): void {
  let looking: { readonly at: number; readonly figures: Promise<LogFigures | null> } | null = null;
  const look = (): Promise<LogFigures | null> => {
    const at = performance.now();
    if (looking === null || at - looking.at > FRESH_MS) looking = { at, figures: within(PATIENCE_MS, log.figures(positions()), onError) };
    return looking.figures;
  };
  const gauge = (name: string, help: string, labelNames: string[], read: (figures: LogFigures, gauge: Gauge) => void): void => {
    new Gauge({
      name,
      help,
      labelNames,
      registers: [registry],
      async collect() {
        const figures = await look();
        this.reset();
        if (figures !== null) read(figures, this);
        else if (labelNames.length === 0) this.remove();
      },
    });
  };
  gauge('otklik_relay_waiting_events', 'Committed events that are not in the log yet, counted up to 10000.', [], ({ waiting }, it) => it.set(waiting));
  gauge('otklik_relay_lag_seconds', 'How long the oldest committed event has been waiting for the log.', [], ({ waitingSeconds }, it) => it.set(waitingSeconds));
  gauge('otklik_log_position', 'The newest position of the event log.', [], ({ head }, it) => it.set(head));
  gauge('otklik_follower_lag_events', 'Positions of the log that a follower has not read.', ['follower'], ({ followers }, it) => {
    for (const { name, events } of followers) it.set({ follower: name }, events);
  });
  gauge('otklik_follower_lag_seconds', 'How long the oldest event has been waiting for a follower.', ['follower'], ({ followers }, it) => {
    for (const { name, seconds } of followers) it.set({ follower: name }, seconds);
  });
  new Gauge({
    name: 'otklik_relay_active',
    help: '1 while the relay of this process numbers the events, 0 while that of another one does or the database is away.',
    registers: [registry],
    collect() {
      this.set(relayState() === 'active' ? 1 : 0);
    },
  });
}

/** Null when it takes too long or fails. */
async function within<T>(milliseconds: number, work: Promise<T>, onError: (error: unknown) => void): Promise<T | null> {
  const impatience = Promise.withResolvers<null>();
  const timer = setTimeout(() => impatience.resolve(null), milliseconds);
  try {
    return await Promise.race([work, impatience.promise]);
  } catch (error) {
    onError(error);
    return null;
  } finally {
    clearTimeout(timer);
  }
}

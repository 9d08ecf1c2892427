import type { NatsConnection, NodeConnectionOptions } from '@nats-io/transport-node';
import type { OpenLine, WakeUpSignal } from './line.js';

/** Where the servers of NATS are, and who else is there. */
export interface NatsOptions {
  /** `nats://host:4222`, or `tls://`; several of a cluster with commas between. `user:password@` or `token@` before the host. Holds secrets: never print it. */
  readonly url: string;
  /** What the subjects of this platform begin with; another platform on the same servers must have another one. */
  readonly subject: string;
}

const SIGNALS: readonly WakeUpSignal[] = ['outbox', 'log'];
const CONNECT_MS = 5_000;
const HEARTBEAT_MS = 5_000;

/**
 * Wakes over NATS core, for platforms on several machines: a message without any content on `<subject>.wake-up.<signal>`. NATS may lose
 * it, or be away: the truth is in PostgreSQL, and everybody looks there now and then.
 */
export function natsLine({ url, subject }: NatsOptions): OpenLine {
  const subjectOf = (signal: WakeUpSignal): string => `${subject}.wake-up.${signal}`;
  return async ({ heard, broken }) => {
    // Only platforms on several machines pay for loading it.
    const { connect } = await import('@nats-io/transport-node');
    const connection = await connect(optionsOf(url));
    for (const signal of SIGNALS) connection.subscribe(subjectOf(signal), { callback: (error) => (error === null ? heard(signal) : undefined) });
    // The server knows of the subscriptions once it has answered.
    await connection.flush();
    void connection.closed().then((error) => broken(error ?? new Error('NATS has closed the connection.')));
    return {
      async tell(signals) {
        for (const signal of signals) connection.publish(subjectOf(signal));
        await answered(connection);
      },
      close: () => connection.close(),
    };
  };
}

/** Waits until the server has answered: what was published before is with it. @throws Error when it does not answer */
async function answered(connection: NatsConnection): Promise<void> {
  let impatience: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_, reject) => (impatience = setTimeout(() => reject(new Error('NATS does not answer.')), HEARTBEAT_MS)));
  try {
    await Promise.race([connection.flush(), silence]);
  } finally {
    clearTimeout(impatience);
  }
}

/** The wake-up connects again by itself, and does not hear itself. */
function optionsOf(url: string): NodeConnectionOptions {
  const parsed = url.split(',').map((one) => new URL(one.trim()));
  const { username, password, protocol } = parsed[0]!;
  const identity = username === '' ? {} : password === '' ? { token: decodeURIComponent(username) } : { user: decodeURIComponent(username), pass: decodeURIComponent(password) };
  return {
    servers: parsed.map(({ host }) => host),
    ...identity,
    ...(protocol === 'tls:' ? { tls: {} } : {}),
    name: 'otklik',
    noEcho: true,
    reconnect: false,
    timeout: CONNECT_MS,
  };
}

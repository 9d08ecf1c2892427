import pg from 'pg';
import { endConnection, eventsConnection } from '../connection.js';
import type { OpenLine, WakeUpSignal } from './line.js';

const CHANNELS = { outbox: 'otklik_outbox', log: 'otklik_log' } as const;
const SIGNALS = new Map<string, WakeUpSignal>(Object.entries(CHANNELS).map(([signal, channel]) => [channel, signal as WakeUpSignal]));

/**
 * Wakes over the database: one connection listens and notifies. NOTIFY is always a statement of its own: inside a business
 * transaction it would take a lock of the whole cluster at commit.
 */
export function notifyLine(databaseUrl: string): OpenLine {
  return async ({ heard, broken }) => {
    const client = new pg.Client(eventsConnection(databaseUrl, 'wake-up'));
    client.on('error', broken);
    try {
      await client.connect();
      const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
      client.on('notification', ({ channel, processId }) => {
        // Our own signals have been heard already, without the detour over the server.
        const signal = processId === rows[0]?.pid ? undefined : SIGNALS.get(channel);
        if (signal !== undefined) heard(signal);
      });
      await client.query(`listen ${CHANNELS.outbox}; listen ${CHANNELS.log}`);
    } catch (error) {
      await endConnection(client);
      throw error;
    }
    return {
      async tell(signals) {
        await client.query('select pg_notify(channel, \'\') from unnest($1::text[]) as channel', [signals.map((signal) => CHANNELS[signal])]);
      },
      close: () => endConnection(client),
    };
  };
}

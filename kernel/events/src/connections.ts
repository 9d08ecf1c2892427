import pg from 'pg';

/** What the log needs of a connection, or of a pool of them. */
export interface Queries {
  query<Row extends pg.QueryResultRow>(statement: string | pg.QueryConfig<unknown[]>, values?: unknown[]): Promise<{ readonly rows: Row[] }>;
  end(): Promise<void>;
  on(event: 'error', listener: (error: Error) => void): unknown;
}

/** One connection, whose session may hold a lock. */
export interface Session extends Queries {
  connect(): Promise<unknown>;
}

/** How the log is reached. The simulation of faults puts a database of its own in the place of PostgreSQL. */
export interface Connections {
  session(config: pg.ClientConfig): Session;
  pool(config: pg.PoolConfig): Queries;
}

/** By PostgreSQL's client. */
export const POSTGRES: Connections = {
  session: (config) => new pg.Client(config),
  pool: (config) => new pg.Pool(config),
};

import { connect } from '@otklik/database';

type Client = Awaited<ReturnType<typeof connect>>;

/**
 * What a change of status leaves in the database, as one statement: the appeal in its next version, a row of its history and its
 * event in the outbox, both like the one before. No rule is asked and no chain is continued.
 */
const CHANGE = {
  name: 'change',
  text: `
  with changed as (
    update appeals.appeal set version = version + 1, updated_at = clock_timestamp(), status = case status when 'IN_PROGRESS' then 'ON_APPROVAL' else 'IN_PROGRESS' end
    where id = $1 returning id, version, status
  ), noted as (
    insert into appeals.appeal_history
    select (jsonb_populate_record(h, jsonb_build_object('version', changed.version, 'status', changed.status, 'at', clock_timestamp()))).*
    from changed join appeals.appeal_history h on h.appeal_id = changed.id and h.version = changed.version - 1
  )
  insert into events.outbox (topic, type, aggregate, version, payload)
  select 'appeal/' || changed.id, 'appeal.answer-proposed', changed.id, changed.version, before.payload || jsonb_build_object('status', changed.status)
  from changed cross join lateral (select payload from events.log where topic = 'appeal/' || changed.id order by version desc limit 1) as before`,
};
/** What a process says to the relay after a commit. */
const POKE = { name: 'poke', text: "select pg_notify('otklik_outbox', '')" };

const CONNECTIONS = 4;

/** Writes changes straight into the database, over a few connections. */
export class DatabaseWriter {
  readonly #idle: Client[] = [];
  readonly #waiting: ((client: Client) => void)[] = [];
  readonly #opening: Promise<void>;

  constructor(url: string) {
    this.#opening = Promise.all(Array.from({ length: CONNECTIONS }, () => connect(url))).then((clients) => void this.#idle.push(...clients));
  }

  /** Resolves when it is committed and the relay has been told. */
  async change(appealId: string): Promise<void> {
    await this.#opening;
    const client = this.#idle.pop() ?? (await new Promise<Client>((resolve) => this.#waiting.push(resolve)));
    try {
      await client.query({ ...CHANGE, values: [appealId] });
      await client.query(POKE);
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#idle.push(client);
      else next(client);
    }
  }

  /** When nothing is under way. */
  async close(): Promise<void> {
    await this.#opening;
    await Promise.all(this.#idle.map((client) => client.end()));
  }
}

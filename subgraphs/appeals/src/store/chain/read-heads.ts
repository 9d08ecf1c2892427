import type { Database } from './database.js';
import type { IdRange } from './read-chains.js';

/** The newest link of an appeal's chain. */
export interface Head {
  readonly appealId: string;
  readonly version: number;
  /** Hexadecimal. */
  readonly digest: string;
}

const PAGE = 5_000;

/** The heads of all chains of a range, in the order of the ids. An appeal without a chain, which the platform did not write, has none. */
export async function* headsWithin(database: Database, { after, upTo }: IdRange): AsyncGenerator<Head> {
  for (let last: string | null = after; last !== null; ) {
    const { rows } = await database.query(
      `select id as "appealId", version, encode(chain_head, 'hex') as digest from appeals.appeal
       where id > $1 and id <= $2 and chain_head is not null order by id limit ${PAGE}`,
      [last || '00000000-0000-0000-0000-000000000000', upTo],
    );
    const heads = rows as Head[];
    yield* heads;
    last = heads.length < PAGE ? null : heads.at(-1)!.appealId;
  }
}

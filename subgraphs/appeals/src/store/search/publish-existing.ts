import { publicAddress } from '../../domain/public-address.js';
import { wordsForPublic } from '../../domain/search-words.js';
import type { TextRange } from '../../domain/public-text.js';

type Execute = (sql: string, params: unknown[]) => Promise<unknown>;

interface PublicRow {
  readonly id: string;
  readonly number: string | null;
  readonly address: string | null;
  readonly text: string;
  /** Ranges of each redaction; null for one that hides all. */
  readonly hidden: readonly (readonly TextRange[] | null)[];
}

const BATCH = 1_000;

/** Writes down by what everybody finds the appeals that are public already, batch by batch, in the caller's transaction. */
export async function publishExisting(execute: Execute): Promise<void> {
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const rows = (await execute(
      `select a.id, a.number, a.address, a.text,
         (select coalesce(jsonb_agg(coalesce(r.ranges, 'null')), '[]') from appeals.redaction r where r.appeal_id = a.id and r.target = 'TEXT' and r.lifted_at is null) as hidden
       from appeals.appeal a join appeals.search_document d on d.appeal_id = a.id where d.is_public and a.id > ? order by a.id limit ?`,
      [after, BATCH],
    )) as PublicRow[];
    if (rows.length === 0) return;
    after = rows.at(-1)!.id;
    const words = rows.map(({ id, number, address, text, hidden }) => ({
      id,
      place: [number ?? '', publicAddress(address ?? '')].join(' '),
      shown: wordsForPublic(text, hidden),
    }));
    await execute('select appeals.publish_words(made.id, made.place, made.shown) from jsonb_to_recordset(?::jsonb) as made (id uuid, place text, shown text)', [JSON.stringify(words)]);
  }
}

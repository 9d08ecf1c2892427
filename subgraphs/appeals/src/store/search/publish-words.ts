import type { EntityManager } from '@mikro-orm/postgresql';
import { isPublic } from '../../domain/publicity.js';
import { publicAddress } from '../../domain/public-address.js';
import type { TextRange } from '../../domain/public-text.js';
import { wordsForPublic } from '../../domain/search-words.js';
import type { Appeal } from '../appeal.entity.js';

/**
 * Writes down by what everybody finds an appeal, in the caller's transaction, once it is public: what of its text is not hidden, its number
 * and its house. All other words the database notes by itself. What is hidden is read from the database: flush first when that has changed.
 */
export async function publishWords(tx: EntityManager, appeal: Appeal): Promise<void> {
  if (!isPublic(appeal, false)) return;
  const { id, number, address, text } = appeal;
  const redactions = await tx.execute<{ ranges: TextRange[] | null }[]>(
    "select ranges from appeals.redaction where appeal_id = ? and target = 'TEXT' and lifted_at is null",
    [id],
  );
  const place = [number ?? '', publicAddress(address ?? '')].join(' ');
  const shown = wordsForPublic(text, redactions.map(({ ranges }) => ranges));
  await tx.execute('select appeals.publish_words(?::uuid, ?, ?)', [id, place, shown]);
}

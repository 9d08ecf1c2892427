import type { EntityManager } from '@mikro-orm/postgresql';

/** «ё» and «е» are one letter to those who write. */
const FOLDED = (text: string): string => `translate(${text}, 'Ёё', 'Ее')`;

/**
 * Which of these words and phrases each text has, in any of their forms: by the Russian dictionary of PostgreSQL. One statement, whatever
 * their number. @returns a set for each text, in their order
 */
export async function foundWords(em: EntityManager, texts: readonly string[], words: readonly string[]): Promise<Set<string>[]> {
  if (texts.length === 0 || words.length === 0) return texts.map(() => new Set());
  const rows = await em.execute<{ place: number; word: string }[]>(
    `with query as materialized (select word, phraseto_tsquery('russian', ${FOLDED('word')}) as asked from jsonb_array_elements_text(?::jsonb) as word),
       searched as materialized (
         select place::int, to_tsvector('russian', ${FOLDED('text')}) as found from jsonb_array_elements_text(?::jsonb) with ordinality as given (text, place)
       )
     select place, word from searched join query on found @@ asked`,
    [JSON.stringify([...new Set(words)]), JSON.stringify(texts)],
  );
  const byPlace = Map.groupBy(rows, ({ place }) => place);
  return texts.map((_, index) => new Set((byPlace.get(index + 1) ?? []).map(({ word }) => word)));
}

/** Those of the words that say nothing to a search. */
export async function wordsThatSayNothing(em: EntityManager, words: readonly string[]): Promise<Set<string>> {
  if (words.length === 0) return new Set();
  const rows = await em.execute<{ word: string }[]>(
    `select word from jsonb_array_elements_text(?::jsonb) as word where numnode(phraseto_tsquery('russian', ${FOLDED('word')})) = 0`,
    [JSON.stringify(words)],
  );
  return new Set(rows.map(({ word }) => word));
}

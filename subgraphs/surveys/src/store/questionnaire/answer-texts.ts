import type { EntityManager } from '@mikro-orm/postgresql';
import { randomInt, randomUUID } from 'node:crypto';
import { BAG_SIZE, putText } from '../../domain/text-bag.js';

/** Whose mixed texts: of one question in one quarter. */
export interface Bags {
  readonly questionnaireId: string;
  readonly question: string;
  readonly quarter: string;
}

interface Bag {
  readonly id: string | null;
  readonly texts: readonly string[];
}

const WHERE = 'questionnaire_id = ? and question = ? and quarter = ?';

/** Rewrites the bags with room, whether there is something for them or not: rows carry the number of the transaction that wrote them. */
export async function touchFormTexts(tx: EntityManager, bags: Bags): Promise<void> {
  await tx.execute(`update surveys.answer_texts set texts = texts where ${WHERE} and jsonb_array_length(texts) < ?`, [...keyOf(bags), BAG_SIZE]);
}

/** Into the fullest bag with room, so that there are never more than two such; without room any full one is split. */
export async function castFormText(tx: EntityManager, bags: Bags, text: string): Promise<void> {
  const [bag = { id: null, texts: [] }] = await tx.execute<Bag[]>(
    `select id, texts from surveys.answer_texts where ${WHERE}
     order by jsonb_array_length(texts) = ?, jsonb_array_length(texts) desc, random() limit 1`,
    [...keyOf(bags), BAG_SIZE],
  );
  const [first, second] = putText(bag.texts, text, (limit) => randomInt(limit));
  if (bag.id === null) await addBag(tx, bags, first!);
  else await tx.execute('update surveys.answer_texts set texts = ?::jsonb where id = ?', [JSON.stringify(first), bag.id]);
  if (second !== undefined) await addBag(tx, bags, second);
}

async function addBag(tx: EntityManager, bags: Bags, texts: readonly string[]): Promise<void> {
  // A random id: one that rose with time would tell the order of bags.
  await tx.execute('insert into surveys.answer_texts (id, questionnaire_id, question, quarter, texts) values (?, ?, ?, ?, ?::jsonb)', [randomUUID(), ...keyOf(bags), JSON.stringify(texts)]);
}

function keyOf({ questionnaireId, question, quarter }: Bags): string[] {
  return [questionnaireId, question, quarter];
}

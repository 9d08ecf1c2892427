import type { EntityManager } from '@mikro-orm/postgresql';
import { randomInt, randomUUID } from 'node:crypto';
import type { Answer } from '../domain/answers.js';
import { QuestionKind, type Question } from '../domain/question.js';
import { EMPTY_TALLY, count, type Tally } from '../domain/tally.js';
import { BAG_SIZE, putText } from '../domain/text-bag.js';

/** Makes the empty box of a survey, in the caller's transaction. */
export async function openBallotBox(tx: EntityManager, surveyId: string): Promise<void> {
  await tx.execute('insert into surveys.ballot_box (survey_id, tally) values (?, ?::jsonb)', [surveyId, JSON.stringify(EMPTY_TALLY)]);
}

/**
 * Puts one person's answers into the box, in the caller's transaction and under the survey's row lock. Rows carry the
 * number of the transaction that wrote them last, which also wrote the person's participation: so every answer rewrites
 * the sums, and of every text question the bags with room, whether it has something for them or not.
 */
export async function castAnswers(
  tx: EntityManager,
  surveyId: string,
  questions: readonly Question[],
  answers: readonly Answer[],
): Promise<void> {
  const [box] = await tallies(tx, [surveyId]);
  const tally = count(box?.tally ?? EMPTY_TALLY, answers);
  await tx.execute('update surveys.ballot_box set tally = ?::jsonb where survey_id = ?', [JSON.stringify(tally), surveyId]);
  for (const { id } of questions.filter(({ kind }) => kind === QuestionKind.TEXT)) {
    await tx.execute(
      'update surveys.text_bag set texts = texts where survey_id = ? and question_id = ? and jsonb_array_length(texts) < ?',
      [surveyId, id, BAG_SIZE],
    );
    const text = answers.find(({ questionId }) => questionId === id)?.text ?? null;
    if (text !== null) await castText(tx, surveyId, id, text);
  }
}

interface Bag {
  readonly id: string;
  readonly texts: readonly string[];
}

/** Into the fullest bag with room, so that there are never more than two such; without room any full one is split. */
async function castText(tx: EntityManager, surveyId: string, questionId: string, text: string): Promise<void> {
  const [bag = { id: null, texts: [] }] = await tx.execute<Bag[]>(
    `select id, texts from surveys.text_bag where survey_id = ? and question_id = ?
     order by jsonb_array_length(texts) = ?, jsonb_array_length(texts) desc, random() limit 1`,
    [surveyId, questionId, BAG_SIZE],
  );
  const [first, second] = putText(bag.texts, text, (limit) => randomInt(limit));
  if (bag.id === null) await addBag(tx, surveyId, questionId, first!);
  else await tx.execute('update surveys.text_bag set texts = ?::jsonb where id = ?', [JSON.stringify(first), bag.id]);
  if (second !== undefined) await addBag(tx, surveyId, questionId, second);
}

async function addBag(tx: EntityManager, surveyId: string, questionId: string, texts: readonly string[]): Promise<void> {
  // A random id: one that rose with time would tell the order of bags.
  await tx.execute('insert into surveys.text_bag (id, survey_id, question_id, texts) values (?, ?, ?, ?::jsonb)', [
    randomUUID(),
    surveyId,
    questionId,
    JSON.stringify(texts),
  ]);
}

/** The tallies of surveys. What is read here may be shown only as `resultsOf` shows it, and only of closed surveys. */
export function tallies(em: EntityManager, surveyIds: readonly string[]): Promise<{ surveyId: string; tally: Tally }[]> {
  return em.execute<{ surveyId: string; tally: Tally }[]>(
    'select survey_id as "surveyId", tally from surveys.ballot_box where survey_id in (?)',
    [[...surveyIds]],
  );
}

/** One text and its place. The place is good for paging only: it says nothing about when the text came. */
export interface PlacedText {
  readonly bagId: string;
  /** From 1. */
  readonly place: number;
  readonly text: string;
}

/** Some texts that answer a question. */
export interface TextPage {
  readonly surveyId: string;
  readonly questionId: string;
  readonly after: Pick<PlacedText, 'bagId' | 'place'> | null;
  readonly limit: number;
}

/** Pages of the texts of many questions: one statement for all that begin at the same place. */
export async function pagesOfTexts(em: EntityManager, wanted: readonly TextPage[]): Promise<PlacedText[][]> {
  const alike = Map.groupBy(wanted, ({ after, limit }) => JSON.stringify([after, limit]));
  const found = new Map<string, PlacedText[]>();
  for (const pages of alike.values()) {
    const { after, limit } = pages[0]!;
    const rows = await em.execute<(PlacedText & { questionId: string })[]>(
      `select asked.question_id as "questionId", page.* from unnest(?::uuid[], ?::uuid[]) as asked (survey_id, question_id)
       cross join lateral (
         select bag.id as "bagId", item.place::int as place, item.text
         from surveys.text_bag bag, jsonb_array_elements_text(bag.texts) with ordinality as item (text, place)
         where bag.survey_id = asked.survey_id and bag.question_id = asked.question_id and (bag.id, item.place) > (?::uuid, ?::bigint)
         order by bag.id, item.place limit ?
       ) as page order by page."bagId", page.place`,
      [
        uuids(pages.map(({ surveyId }) => surveyId)),
        uuids(pages.map(({ questionId }) => questionId)),
        after?.bagId ?? '00000000-0000-0000-0000-000000000000',
        after?.place ?? 0,
        limit,
      ],
    );
    const byQuestion = Map.groupBy(rows, (row) => row.questionId);
    for (const page of pages) found.set(keyOf(page), byQuestion.get(page.questionId) ?? []);
  }
  return wanted.map((page) => found.get(keyOf(page)) ?? []);
}

/** Equal for equal pages. */
export function keyOf({ questionId, after, limit }: TextPage): string {
  return JSON.stringify([questionId, after?.bagId, after?.place, limit]);
}

function uuids(ids: readonly string[]): string {
  return `{${ids.join(',')}}`;
}

/** An answer to one question as the graph takes it. */
export interface SentAnswer {
  readonly question: string;
  options?: string[];
  value?: number;
  matrix?: { row: string; option: string }[];
  text?: string;
}

/** What a form sends. */
export interface FormBody {
  readonly ticket: string | null;
  /** The step that was shown last; null when it says none. */
  readonly number: number | null;
  readonly answers: readonly SentAnswer[];
}

const FIELD = /^([vomrt])\.([a-z][a-z0-9_-]*)(?:\.([a-z][a-z0-9_-]*))?$/;
const MOST_FIELDS = 3_000;

/**
 * Reads what a form sends (`application/x-www-form-urlencoded`). The name of a field says how its question is answered: `v.KEY` by a number,
 * `o.KEY` by an option, `m.KEY.ROW` in a row of a matrix, `r.KEY.OPTION` by the place of an option, `t.KEY` in words. Others are passed over.
 */
export function readFormBody(body: string): FormBody {
  const fields = new URLSearchParams(body);
  const answers = new Map<string, SentAnswer>();
  const places = new Map<string, [place: number, option: string][]>();
  let count = 0;
  for (const [name, value] of fields) {
    const [, way, question, part] = FIELD.exec(name) ?? [];
    count += 1;
    if (way === undefined || question === undefined || value === '' || count > MOST_FIELDS) continue;
    const answer = answers.get(question) ?? { question };
    answers.set(question, answer);
    if (way === 'v') answer.value = numberIn(value);
    else if (way === 'o') (answer.options ??= []).push(value);
    else if (way === 't') answer.text = value;
    else if (way === 'm' && part !== undefined) (answer.matrix ??= []).push({ row: part, option: value });
    else if (way === 'r' && part !== undefined) places.set(question, [...(places.get(question) ?? []), [numberIn(value), part]]);
  }
  for (const [question, ranked] of places) answers.get(question)!.options = inPlaces(ranked);
  const number = fields.get('step');
  return { ticket: fields.get('ticket'), number: number === null ? null : Math.max(0, numberIn(number)), answers: [...answers.values()] };
}

/** The options by their places. When two have the same place, one of them stands twice and the graph says what is wrong. */
function inPlaces(ranked: readonly [place: number, option: string][]): string[] {
  const sorted = [...ranked].sort(([one], [other]) => one - other);
  return sorted.map(([place, option], index) => (index > 0 && sorted[index - 1]![0] === place ? sorted[index - 1]![1] : option));
}

/** A whole number that GraphQL takes; what is none becomes one that is on no scale. */
function numberIn(text: string): number {
  const number = Number(text);
  return Number.isInteger(number) && Math.abs(number) < 1_000_000 ? number : -1_000_000;
}

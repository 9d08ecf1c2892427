import type { Arena, Round } from './arena.js';
import type { DifferenceKind } from './compare-answers.js';
import type { Cure } from './cures.js';

/** A known way in which an engine does not do as graphql-js does. */
export interface Deviation {
  readonly id: string;
  readonly engines: readonly string[];
  readonly kinds: readonly DifferenceKind[];
  readonly reason: string;
  /** Must show the deviation whenever the suite runs: an entry whose reason is gone is found out. */
  readonly example: { readonly graph: string; readonly text: string; readonly variables?: Readonly<Record<string, unknown>> };
  /** Answers rightly when this is taken out; absent where nothing can be. */
  readonly cure?: Cure;
  /** Whether the engine's answer has the mark of the deviation. */
  readonly shows?: (round: Round) => boolean;
}

/** So many deviations may meet in one operation. */
const MOST_AT_ONCE = 3;

/** The deviations that together explain why an engine differs; null when the known ones do not. */
export async function explain(
  arena: Arena,
  round: Round,
  engine: string,
  deviations: readonly Deviation[],
  most = MOST_AT_ONCE,
): Promise<readonly Deviation[] | null> {
  const kind = round.differences.get(engine);
  if (kind === undefined) return [];
  if (most === 0) return null;
  const known = deviations.filter(({ engines, kinds, shows }) => engines.includes(engine) && kinds.includes(kind) && (shows?.(round) ?? true));
  const bare = known.find(({ cure }) => cure === undefined);
  if (bare !== undefined) return [bare];
  for (const depth of most === MOST_AT_ONCE ? [1, 2, MOST_AT_ONCE] : [most]) {
    for (const first of known) {
      const better = await cured(arena, round, first);
      if (better === null) continue;
      const others = await explain(arena, better, engine, deviations.filter((deviation) => deviation !== first), depth - 1);
      if (others !== null) return [first, ...others];
    }
  }
  return null;
}

/** Null when the cure changes nothing or leaves no valid operation. */
async function cured(arena: Arena, { document, operation }: Round, { cure }: Deviation): Promise<Round | null> {
  const changed = cure!(document, operation);
  if (changed.text === operation.text || !arena.isValid(changed)) return null;
  return arena.play(changed);
}

/** Whether the example of a deviation still shows it, with every engine that it is about. */
export async function isShownByItsExample(arena: Arena, deviation: Deviation): Promise<boolean> {
  const { text, variables = {} } = deviation.example;
  const operation = { text, variables };
  if (!arena.isValid(operation)) throw new Error(`The example of "${deviation.id}" is not valid.`);
  const round = await arena.play(operation);
  for (const engine of deviation.engines) {
    if (!round.differences.has(engine) || (await explain(arena, round, engine, [deviation])) === null) return false;
  }
  return true;
}

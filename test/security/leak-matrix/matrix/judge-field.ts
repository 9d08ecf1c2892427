import { ENTITLED, STRANGERS } from '../cast/strangers.js';
import { pathTo } from '../paths/paths.js';
import { secretsFrom } from '../world/canaries.js';
import type { World } from '../world/world.js';
import { askFor, queryFor, type Told } from './ask.js';
import { NO_WAY } from './expectations.js';
import { outcomeOf } from './outcome.js';

/** What was found of one field by one way. */
export interface Judgement {
  /** As the expectations write it. */
  readonly letters: string;
  /** Whether somebody entitled sees a value. */
  readonly seen: boolean;
  /** Strangers in whose answers there was a secret, with the secret. */
  readonly leaks: readonly string[];
}

const NOTHING: Told = { values: [], codes: [], text: '' };

/** Asks as everybody. */
export async function judgeField({ cast, ids }: World, place: string, state: 'secret' | 'open'): Promise<Judgement> {
  const path = pathTo(place)?.[state];
  if (path === undefined) return { letters: NO_WAY, seen: false, leaks: [] };
  const query = queryFor(place, path, ids);
  let entitled = NOTHING;
  for (const name of ENTITLED) {
    entitled = await askFor(cast[name], query);
    if (entitled.values.length > 0) break;
  }
  const answers = await Promise.all(STRANGERS.map(async (name) => ({ name, told: await askFor(cast[name], query) })));
  const letters = answers.map(({ told }) => outcomeOf(told, entitled)).join('');
  const leaks = answers.flatMap(({ name, told }) => secretsFrom(name).flatMap((secret) => (told.text.includes(secret) ? [`${name} reads ${secret}`] : [])));
  const seen = entitled.values.length > 0;
  // Where nobody sees anything there is no way, unless a stranger sees more than they.
  return { letters: seen || /[^-x]/.test(letters) ? letters : NO_WAY, seen, leaks };
}

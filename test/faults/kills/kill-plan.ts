import type { Random } from '../seed.js';
import type { Victim } from './victim.js';

/** One death, and how long before it, in milliseconds. */
export interface Kill {
  readonly victim: Victim;
  readonly afterMs: number;
  /** Whether the next one comes before people can write again. */
  readonly inARow: boolean;
}

/** What dies in twenty deaths: those more often that more depends on. */
const DECK: readonly Victim[] = [
  ...times(4, 'gateway'),
  ...times(4, 'relay'),
  ...times(3, 'postgres'),
  ...times(2, 'backend'),
  ...times(2, 'appeals'),
  'cabinets',
  'discussions',
  'insights',
  'people',
  'surveys',
];

/** Who dies when: dealt from a shuffled deck, so that each has a turn, and no more than three without a rest. */
export function planKills(random: Random, count: number): Kill[] {
  const kills: Kill[] = [];
  let deck: Victim[] = [];
  let row = 0;
  while (kills.length < count) {
    if (deck.length === 0) deck = [...DECK];
    const [victim] = deck.splice(random.between(0, deck.length - 1), 1);
    row = random.happens(0.3) && row < 2 ? row + 1 : 0;
    kills.push({ victim: victim!, afterMs: random.between(0, 1_500), inARow: row > 0 });
  }
  return kills;
}

function times(count: number, victim: Victim): Victim[] {
  return Array.from({ length: count }, () => victim);
}

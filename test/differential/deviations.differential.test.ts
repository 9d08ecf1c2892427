/** The table of known deviations is no place to hide things: each entry is still true, and none excuses what it does not name. */
import { Arena } from './comparison/arena.js';
import { isShownByItsExample, type Deviation } from './comparison/deviation.js';
import { KNOWN_DEVIATIONS } from './comparison/known-deviations.js';
import { GRAPHS } from './graphs/graphs.js';
import { FEATURES } from './operations/features.js';

const arenas = new Map<string, Promise<Arena>>();

function arenaOf({ example }: Deviation): Promise<Arena> {
  let arena = arenas.get(example.graph);
  if (arena === undefined) arenas.set(example.graph, (arena = Arena.open(GRAPHS.find(({ name }) => name === example.graph)!)));
  return arena;
}

afterAll(async () => {
  for (const arena of arenas.values()) await (await arena).close();
});

test.each(KNOWN_DEVIATIONS.map((deviation) => [deviation.id, deviation] as const))('%s is still shown by its example', async (_, deviation) => {
  expect(await isShownByItsExample(await arenaOf(deviation), deviation)).toBe(true);
});

test('an entry whose deviation is gone is found out', async () => {
  const [first] = KNOWN_DEVIATIONS;
  const gone: Deviation = { ...first!, example: { graph: first!.example.graph, text: '{ __typename }' } };
  expect(await isShownByItsExample(await arenaOf(gone), gone)).toBe(false);
});

test('every feature is expected of some graph', () => {
  const expected = new Set(GRAPHS.flatMap(({ features }) => features));
  expect(FEATURES.filter((feature) => !expected.has(feature))).toEqual([]);
});

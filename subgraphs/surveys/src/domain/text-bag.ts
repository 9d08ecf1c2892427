/** How many texts one bag holds. */
export const BAG_SIZE = 20;

/** A whole random number from 0 to below the limit. */
export type RandomBelow = (limit: number) => number;

/**
 * Puts a text into a bag so that its place says nothing about when it came. A full bag is mixed and split in two, so that
 * no later bag begins with the text of one person alone.
 */
export function putText(bag: readonly string[], text: string, randomBelow: RandomBelow): string[][] {
  const mixed = shuffled([...bag, text], randomBelow);
  if (mixed.length <= BAG_SIZE) return [mixed];
  const half = Math.ceil(mixed.length / 2);
  return [mixed.slice(0, half), mixed.slice(half)];
}

/** Fisher–Yates. */
function shuffled(texts: string[], randomBelow: RandomBelow): string[] {
  for (let index = texts.length - 1; index > 0; index--) {
    const other = randomBelow(index + 1);
    [texts[index], texts[other]] = [texts[other]!, texts[index]!];
  }
  return texts;
}

const LONGEST_MS = 400_000;
const LOOK_MS = 25;

/** Waits for a state that comes sooner or later. @throws Error with the words when it has not come after minutes */
export async function until(holds: () => boolean | Promise<boolean>, otherwise: () => string, longestMs = LONGEST_MS): Promise<void> {
  const end = Date.now() + longestMs;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(otherwise());
    await pause(LOOK_MS);
  }
}

/** Lets time pass, in milliseconds. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

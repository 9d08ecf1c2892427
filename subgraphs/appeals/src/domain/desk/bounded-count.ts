/** Up to how many a list is counted. */
export const MOST_COUNTED = 1_000;

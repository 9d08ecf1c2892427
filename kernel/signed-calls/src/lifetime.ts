/** How old a call may be when it arrives, in milliseconds. */
export const LIFETIME_MS = 30_000;

/** How far the signer's clock may be ahead, in milliseconds. */
export const AHEAD_MS = 5_000;

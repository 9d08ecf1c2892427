/** The longest that is waited before the end of a token, and the part of what is left of its life. */
const LEAD_MS = 30_000;
const LEAD_PART = 0.1;
/** What timers can take (24.8 days). */
const LONGEST_TIMER_MS = 2_147_483_647;

/** In how many milliseconds a token should be renewed so that nobody notices its end; null when it does not say when it ends. */
export function renewalIn(token: string | null, now: number): number | null {
  const end = token === null ? null : endOf(token);
  if (end === null) return null;
  const left = Math.max(0, end - now);
  return Math.min(left - Math.min(LEAD_MS, left * LEAD_PART), LONGEST_TIMER_MS);
}

/** The `exp` of a JWT in milliseconds, which is not verified here: the gateway does that. */
function endOf(token: string): number | null {
  try {
    const payload = token.split('.')[1]!.replaceAll('-', '+').replaceAll('_', '/');
    const { exp } = JSON.parse(atob(payload)) as { exp?: unknown };
    return typeof exp === 'number' ? exp * 1000 : null;
  } catch {
    return null;
  }
}

const CALIBRATE_MS = 1_000;

let offset = measured();
setInterval(() => (offset = measured()), CALIBRATE_MS).unref();

/** Milliseconds since the epoch with their fractions, by the machine's clock: what PostgreSQL stamps commits with. */
export function now(): number {
  return performance.now() + offset;
}

/** `Date.now()` is cut off to whole milliseconds: the largest difference of a few is the nearest. */
function measured(): number {
  let best = Number.NEGATIVE_INFINITY;
  const end = performance.now() + 1.1;
  for (let at = performance.now(); at < end; at = performance.now()) best = Math.max(best, Date.now() - at);
  return best;
}

import type { GatewayMemory } from './platform.ts';

/** What a process holds in its heap and, by it, outside: buffers of sockets are there. Bytes. */
export function held({ heapUsed, external }: GatewayMemory): number {
  return heapUsed + external;
}

/** The growth of the straight line that fits best, from the first moment to the last, as a share of its beginning. */
export function growth(samples: readonly { readonly at: number; readonly value: number }[]): number {
  const mean = (pick: (sample: { at: number; value: number }) => number): number => samples.reduce((total, sample) => total + pick(sample), 0) / samples.length;
  const [at, value] = [mean((sample) => sample.at), mean((sample) => sample.value)];
  const spread = samples.reduce((total, sample) => total + (sample.at - at) ** 2, 0);
  if (spread === 0) return 0;
  const slope = samples.reduce((total, sample) => total + (sample.at - at) * (sample.value - value), 0) / spread;
  const [first, last] = [samples[0]!.at, samples.at(-1)!.at];
  return (slope * (last - first)) / (value + slope * (first - at));
}

/** Loaded into the gateway's process before it starts: tells of its memory when the parent asks. */
import type { GatewayMemory } from './platform.ts';

process.on('message', () => {
  const { gc } = globalThis as { gc?: () => void };
  // What the first one finalises, the second one frees.
  gc?.();
  gc?.();
  const { rss, heapUsed, external, arrayBuffers } = process.memoryUsage();
  process.send?.({ rss, heapUsed, external, arrayBuffers } satisfies GatewayMemory);
});
// The gateway ends although its parent could still ask.
process.channel?.unref();

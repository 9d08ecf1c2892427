/** Loaded into the gateway's process before it starts: measures its event loop, memory and threads when the parent asks. */
import { readdirSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';

const RESOLUTION_MS = 5;
const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
delay.enable();

/** The most CPU time that this thread has used between two ticks of a timer, in milliseconds: delays that the machine makes do not count. */
let busiest = 0;
let used = process.threadCpuUsage();
setInterval(() => {
  const { user, system } = process.threadCpuUsage(used);
  used = process.threadCpuUsage();
  busiest = Math.max(busiest, (user + system) / 1000);
}, RESOLUTION_MS).unref();

process.on('message', (what: 'reset' | 'delay' | 'memory') => {
  if (what === 'reset') {
    busiest = 0;
    return delay.reset();
  }
  if (what === 'memory') (globalThis as { gc?: () => void }).gc?.();
  // The histogram counts the time between two ticks of a timer, its resolution included.
  const ms = (nanoseconds: number): number => Math.max(0, nanoseconds / 1e6 - RESOLUTION_MS);
  const heapMb = process.memoryUsage().heapUsed / 2 ** 20;
  process.send?.({ max: ms(delay.max), p99: ms(delay.percentile(99)), busiest, heapMb, threads: readdirSync('/proc/self/task').length });
});
// The gateway ends although its parent could still ask.
process.channel?.unref();

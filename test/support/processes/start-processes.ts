import { SUBGRAPH_NAMES } from '@otklik/app';
import process from 'node:process';
import type { PartOrders } from './part-process.js';

/** A platform whose every part is a process of its own. */
export interface ProcessPlatform {
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts six subgraphs and the gateway, in the processes that the global setup holds. */
export async function startProcesses(orders: Omit<PartOrders, 'part'>): Promise<ProcessPlatform> {
  const [gateway, ...subgraphs] = JSON.parse(process.env['OTKLIK_TEST_PARTS'] ?? '[]') as [string, ...string[]];
  const stop = async (): Promise<void> => {
    // In this order, so that nothing comes to a subgraph that is stopping.
    await send(`${gateway}/stop`);
    await Promise.all(subgraphs.map((subgraph) => send(`${subgraph}/stop`)));
  };
  await stop();
  const urls = await Promise.all(SUBGRAPH_NAMES.map(async (part, index) => `${part}=${await send(`${subgraphs[index]}/start`, { ...orders, part })}`));
  const variables = { ...orders.variables, OTKLIK_SUBGRAPH_URLS: urls.join(',') };
  return { url: (await send(`${gateway}/start`, { ...orders, part: 'gateway', variables }))!, stop };
}

async function send(address: string, orders: PartOrders | Record<string, never> = {}): Promise<string | undefined> {
  const response = await fetch(address, { method: 'POST', body: JSON.stringify(orders) });
  if (!response.ok) throw new Error(`A part of the platform failed: ${await response.text()}`);
  return ((await response.json()) as { url?: string }).url;
}

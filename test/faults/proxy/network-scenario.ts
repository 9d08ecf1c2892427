import process from 'node:process';
import type { FaultPlatform, Networks } from '../platform/fault-platform.js';
import { finishTraffic, type TrafficReport } from '../traffic/report.js';
import { Traffic } from '../traffic/traffic.js';
import { pause, until } from '../until.js';

/** What happens to one piece of network. */
export type NetworkFault = 'cut' | 'delay' | 'hang' | 'refuse';

/** One fault at one place. */
export interface NetworkEvent {
  readonly network: keyof Networks;
  readonly fault: NetworkFault;
}

export const NETWORK_FAULTS: readonly NetworkEvent[] = (['clientsToGateway', 'gatewayToAppeals', 'gatewayToDatabase', 'subgraphsToDatabase'] as const).flatMap((network) =>
  (['cut', 'delay', 'hang', 'refuse'] as const).map((fault) => ({ network, fault })),
);

/** Lets each piece of network fail in each way while people write and watch; each time everything has to go on when it is over. */
export async function playNetworkScenario(platform: FaultPlatform, { lastsMs, rounds }: { lastsMs: number; rounds: number }): Promise<TrafficReport> {
  const mark = 'network';
  const traffic = new Traffic({ url: platform.url, mark, writers: 3, pauseMs: 40, changes: 12 }).start();
  const { ledger } = traffic;
  const goesOn = async (why: string): Promise<void> => {
    const before = ledger.acknowledged.length;
    await until(() => ledger.acknowledged.length >= before + 3, () => `Nobody can write ${why}`);
  };
  try {
    await goesOn('at the beginning');
    for (let round = 0; round < rounds; round++) {
      for (const event of NETWORK_FAULTS) {
        await happen(platform, event, lastsMs);
        process.stdout.write(`  ${new Date().toISOString().slice(11, 19)} ${event.fault} of ${event.network}, ${ledger.acknowledged.length} writes are done\n`);
        await goesOn(`after ${event.fault} of ${event.network}: ${JSON.stringify([...ledger.failures])}`);
      }
    }
    return await finishTraffic(platform, traffic, mark);
  } finally {
    for (const network of Object.values(platform.networks) as Networks[keyof Networks][]) network.become('pass');
    await traffic.stop();
  }
}

async function happen({ networks }: FaultPlatform, { network, fault }: NetworkEvent, lastsMs: number): Promise<void> {
  const proxy = networks[network];
  if (fault === 'cut') proxy.cut();
  else {
    proxy.become(fault);
    if (fault === 'refuse') proxy.cut();
  }
  await pause(lastsMs);
  proxy.become('pass');
}

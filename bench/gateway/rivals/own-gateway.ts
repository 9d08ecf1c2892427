import { createGateway, type GatewayOptions } from '@otklik/gateway';
import { ANONYMOUS } from '@otklik/identity';
import type { Target } from './target.ts';

/** The example has no live fields and no PostgreSQL: a log in which nothing ever happens. */
const quietLog = {
  wakeUp: { on: () => () => undefined },
  head: () => Promise.resolve(0),
  after: () => Promise.resolve({ events: [], position: 0 }),
} as unknown as GatewayOptions['log'];

/** The product's gateway as it is put together for Otklik, with nothing left out but the login and the event log. */
export async function serveOwnGateway({ supergraphSdl, port }: Target, transport: GatewayOptions['transport']): Promise<void> {
  const identify = (): Promise<typeof ANONYMOUS> => Promise.resolve(ANONYMOUS);
  const gateway = await createGateway({ supergraphSdl, transport, identify, log: quietLog, production: true });
  await gateway.listen({ host: '127.0.0.1', port });
}

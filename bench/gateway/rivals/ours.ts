/** Ours: the product's gateway as it is put together for Otklik, with nothing left out but the login and the event log. */
import { createGateway, httpTransport, readSubgraphUrls, type GatewayOptions } from '@otklik/gateway';
import { ANONYMOUS } from '@otklik/identity';
import { target } from './target.ts';

const { supergraphSdl, port } = target();
/** The example has no live fields and no PostgreSQL: a log in which nothing ever happens. */
const quietLog = {
  wakeUp: { on: () => () => undefined },
  head: () => Promise.resolve(0),
  after: () => Promise.resolve({ events: [], position: 0 }),
} as unknown as GatewayOptions['log'];

const gateway = await createGateway({
  supergraphSdl,
  transport: httpTransport({ urls: readSubgraphUrls(supergraphSdl) }),
  identify: () => Promise.resolve(ANONYMOUS),
  log: quietLog,
  production: true,
});
await gateway.listen({ host: '127.0.0.1', port });

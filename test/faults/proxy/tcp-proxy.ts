import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import type { Condition, Network } from './network.js';

const DELAY_MS = 120;

/** The two ends of one connection. */
interface Pair {
  readonly ends: readonly [Socket, Socket];
  /** Something was swallowed: whatever it carries from now on would have a hole. */
  isBroken: boolean;
}

/** A piece of network between two parts, which can be made to fail. */
export class TcpProxy implements Network {
  #condition: Condition = 'pass';
  readonly #pairs = new Set<Pair>();

  private constructor(
    private readonly server: Server,
    private readonly target: { readonly host: string; readonly port: number },
  ) {}

  /** To where a URL points. */
  static async to(url: string): Promise<TcpProxy> {
    const { hostname, port } = new URL(url);
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const proxy = new TcpProxy(server, { host: hostname, port: Number(port) });
    server.on('connection', (socket) => proxy.#accept(socket));
    return proxy;
  }

  /** The same URL by way of this proxy. */
  by(url: string): string {
    const changed = new URL(url);
    changed.host = `127.0.0.1:${(this.server.address() as AddressInfo).port}`;
    return changed.pathname === '/' ? changed.origin : changed.href;
  }

  become(condition: Condition): void {
    this.#condition = condition;
    if (condition === 'hang') return;
    // The other side is back and knows nothing of them: the next packet, which may be a keep-alive, is answered with a reset.
    for (const pair of this.#pairs) if (pair.isBroken) reset(pair);
  }

  /** Every connection breaks at once. */
  cut(): void {
    for (const pair of this.#pairs) reset(pair);
  }

  /** Whether it is the one who reaches the target from this port of ours. */
  goesOnFrom(port: number): boolean {
    return [...this.#pairs].some(({ ends: [, toTarget] }) => toTarget.localPort === port);
  }

  async close(): Promise<void> {
    this.#condition = 'refuse';
    this.cut();
    this.server.close();
    await once(this.server, 'close');
  }

  #accept(client: Socket): void {
    if (this.#condition === 'refuse') return void client.resetAndDestroy();
    const server = connect(this.target);
    const pair: Pair = { ends: [client, server], isBroken: false };
    this.#pairs.add(pair);
    this.#carry(pair, client, server);
    this.#carry(pair, server, client);
  }

  #carry(pair: Pair, from: Socket, to: Socket): void {
    from.setNoDelay(true);
    // What was said first arrives first, also when the delay ends.
    let before = Promise.resolve();
    const inTurn = (pass: () => void): void => {
      const ready = this.#condition === 'delay' ? new Promise<void>((resolve) => setTimeout(resolve, DELAY_MS)) : null;
      before = before.then(() => ready ?? undefined).then(pass);
    };
    from.on('data', (bytes) => {
      if (this.#condition === 'hang') pair.isBroken = true;
      if (!pair.isBroken) inTurn(() => void (to.destroyed || to.write(bytes)));
    });
    from.on('end', () => {
      if (!pair.isBroken) inTurn(() => void (to.destroyed || to.end()));
    });
    from.on('error', () => reset(pair));
    from.on('close', () => {
      if (!pair.isBroken) inTurn(() => void to.destroy());
      if (to.destroyed) this.#pairs.delete(pair);
    });
  }
}

function reset({ ends }: Pair): void {
  for (const end of ends) {
    if (end.destroyed) continue;
    // One that is about to say that it has ended cannot be reset: libuv refuses, and Node then keeps it open for ever.
    if (end.writableEnded) end.destroy();
    else end.resetAndDestroy();
  }
}

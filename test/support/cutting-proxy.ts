import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A line to a server that can be cut. */
export interface CuttingProxy {
  /** `http://127.0.0.1:…`, without a path. */
  readonly url: string;
  /** Connections over which the server has said something. */
  readonly answered: number;
  /** Where new connections go from now on. */
  target: URL;
  /** Breaks all connections off, without a word. */
  cut(): void;
  close(): Promise<void>;
}

/** Passes bytes on, both ways, and knows nothing of what they mean. */
export async function startCuttingProxy(target: URL): Promise<CuttingProxy> {
  const sockets = new Set<Socket>();
  const keep = (socket: Socket): Socket => {
    sockets.add(socket);
    return socket.on('error', () => socket.destroy()).on('close', () => sockets.delete(socket));
  };
  let answered = 0;
  const server = createServer((client) => {
    keep(client);
    const upstream = keep(connect(Number(proxy.target.port), proxy.target.hostname));
    upstream.once('data', () => answered++);
    client.pipe(upstream);
    upstream.pipe(client);
    client.on('close', () => upstream.destroy());
    upstream.on('close', () => client.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const proxy: CuttingProxy = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get answered() {
      return answered;
    },
    target,
    cut: () => sockets.forEach((socket) => socket.resetAndDestroy()),
    close: () => {
      sockets.forEach((socket) => socket.destroy());
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  return proxy;
}

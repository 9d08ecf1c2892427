import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** One address for several replicas: each new connection goes to the next one. */
export interface Balancer {
  /** `http://127.0.0.1:…`, without a path. */
  readonly url: string;
  close(): Promise<void>;
}

/** Passes bytes on, both ways, and knows nothing of what they mean. */
export async function startBalancer(targets: readonly URL[]): Promise<Balancer> {
  const sockets = new Set<Socket>();
  const keep = (socket: Socket): Socket => {
    sockets.add(socket);
    return socket.on('error', () => socket.destroy()).on('close', () => sockets.delete(socket));
  };
  let count = 0;
  const server = createServer((client) => {
    const { hostname, port } = targets[count++ % targets.length]!;
    keep(client);
    const upstream = keep(connect(Number(port), hostname));
    client.pipe(upstream);
    upstream.pipe(client);
    client.on('close', () => upstream.destroy());
    upstream.on('close', () => client.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      sockets.forEach((socket) => socket.destroy());
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

import { BlockList, isIP, isIPv6 } from 'node:net';

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4');
LOOPBACK.addAddress('::1', 'ipv6');

/** `0.0.0.0`, `::` and their other spellings. */
const EVERY_ADDRESS = /^[0:.]+$/;

/** Whether only this machine can reach the host. A name other than `localhost` is taken for reachable from elsewhere. */
export function isLoopback(host: string): boolean {
  const version = isIP(host);
  return version === 0 ? host.toLowerCase() === 'localhost' : LOOPBACK.check(host, version === 6 ? 'ipv6' : 'ipv4');
}

/**
 * Whether a request may call a server by this name or address: this machine's own, or the one that it was told to listen
 * at. A server that was told to listen at every address may be called anything.
 */
export function isOwnHost(hostname: string, listensAt: string): boolean {
  return isLoopback(hostname) || hostname.toLowerCase() === listensAt.toLowerCase() || EVERY_ADDRESS.test(listensAt);
}

/** Whether a server can be told to listen at this: an IP address or a host name, without scheme, brackets or port. */
export function isHost(host: string): boolean {
  return isIP(host) !== 0 || (host.length <= 253 && /^[a-z\d]([a-z\d-]{0,61}[a-z\d])?(\.[a-z\d]([a-z\d-]{0,61}[a-z\d])?)*$/i.test(host));
}

/** The address of a server as a URL without a path: `http://127.0.0.1:4000`, `http://[::1]:4000`. */
export function httpUrl(host: string, port: number): string {
  return `http://${isIPv6(host) ? `[${host}]` : host}:${port}`;
}

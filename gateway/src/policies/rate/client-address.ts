import { BlockList, isIP, isIPv6 } from 'node:net';

/** A request as far as its address is concerned. */
interface Arriving {
  readonly socket: { readonly remoteAddress?: string | undefined };
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** Proxies that are believed when they say for whom they ask. */
export class TrustedProxies {
  readonly #list = new BlockList();
  readonly #isEmpty: boolean;

  /** @param networks addresses and networks such as `10.0.0.0/8`; throws on anything else */
  constructor(networks: readonly string[]) {
    this.#isEmpty = networks.length === 0;
    for (const network of networks) {
      const [address = '', bits] = network.split('/');
      const family = isIPv6(address) ? 'ipv6' : 'ipv4';
      if (bits === undefined) this.#list.addAddress(address, family);
      else this.#list.addSubnet(address, Number(bits), family);
    }
  }

  /**
   * From where a request comes: the last address of `X-Forwarded-For` that is no trusted proxy itself, when a trusted one has sent it.
   * What stands before that one was written by whoever asks, so it is not looked at.
   */
  clientOf({ socket, headers }: Arriving): string {
    let client = plainAddress(socket.remoteAddress ?? '');
    const forwarded = this.#isEmpty ? undefined : headers['x-forwarded-for'];
    if (forwarded === undefined) return client;
    const hops = String(forwarded).split(',');
    while (hops.length > 0 && this.#has(client)) {
      const hop = plainAddress(withoutPort(hops.pop()!.trim()));
      if (isIP(hop) === 0) break;
      client = hop;
    }
    return client;
  }

  #has(address: string): boolean {
    return isIP(address) !== 0 && this.#list.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
  }
}

/** Whose bucket an address has: of IPv6 its /64, since a subscriber has at least as many addresses to choose from. */
export function addressKey(address: string): string {
  return address.includes(':') ? networkOf(address) : address;
}

/** `::ffff:192.0.2.1` is IPv4 as a socket for both families tells it; what follows a `%` is a name of this machine's. */
function plainAddress(address: string): string {
  if (!address.includes(':')) return address;
  const [plain = ''] = address.split('%');
  return /^::ffff:[\d.]+$/i.test(plain) ? plain.slice('::ffff:'.length) : plain;
}

/** Some proxies write `192.0.2.1:54321` and `[2001:db8::1]:54321`. */
function withoutPort(hop: string): string {
  return /^\[([^\]]+)\](?::\d+)?$/.exec(hop)?.[1] ?? /^([\d.]+):\d+$/.exec(hop)?.[1] ?? hop;
}

/** The first four groups of an IPv6 address, written in one way. */
function networkOf(address: string): string {
  const [head = '', tail] = address.split('::');
  const groups = head === '' ? [] : head.split(':');
  if (tail !== undefined) {
    const after = tail === '' ? [] : tail.split(':');
    const missing = 8 - groups.length - after.length - (tail.includes('.') ? 1 : 0);
    groups.push(...Array.from({ length: missing }, () => '0'), ...after);
  }
  return `${groups.slice(0, 4).map((group) => group.replace(/^0+(?=.)/, '').toLowerCase()).join(':')}::/64`;
}

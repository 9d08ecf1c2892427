import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PERSONAS } from '../personas.js';
import { createDevelopmentProvider, type DevelopmentProvider } from './development-provider.js';

export const AUDIENCE = 'urn:otklik:test';

/** A platform's HTTP server with the development provider below `/oidc`, and nothing else. */
export interface ProviderServer {
  readonly url: string;
  readonly provider: DevelopmentProvider;
  readonly home: string;
  readonly faults: unknown[];
  stop(): Promise<void>;
}

/** Starts it on a free port; `home` keeps the signing keys, and is taken away afterwards when none is given. */
export async function startProvider(home?: string): Promise<ProviderServer> {
  const folder = home ?? (await mkdtemp(join(tmpdir(), 'otklik-oidc-')));
  const faults: unknown[] = [];
  let provider: DevelopmentProvider | null = null;
  const server = createServer((request, response) => {
    if (provider!.owns(request)) void provider!.handle(request, response);
    else response.writeHead(418).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  provider = await createDevelopmentProvider({
    issuerUrl: `${url}/oidc`,
    audience: AUDIENCE,
    personas: PERSONAS,
    machines: [{ clientId: 'system', secret: 'password' }],
    keysFile: join(folder, 'oidc-keys.json'),
    onFault: (error) => faults.push(error),
  });
  return {
    url,
    provider,
    home: folder,
    faults,
    stop: async () => {
      await close(server);
      if (home === undefined) await rm(folder, { recursive: true });
    },
  };
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}

/** A browser as far as signing in needs one: keeps cookies by path and follows no redirect by itself. */
export class Browser {
  readonly #cookies = new Map<string, { readonly value: string; readonly path: string }>();

  async get(url: string, headers: Record<string, string> = {}): Promise<Response> {
    return await this.#send(url, { headers });
  }

  async post(url: string, form: Record<string, string>): Promise<Response> {
    return await this.#send(url, { method: 'POST', body: new URLSearchParams(form) });
  }

  async #send(url: string, init: RequestInit): Promise<Response> {
    const { pathname } = new URL(url);
    const cookie = [...this.#cookies].filter(([, { path }]) => pathname.startsWith(path)).map(([name, { value }]) => `${name}=${value}`);
    const response = await fetch(url, { ...init, redirect: 'manual', headers: { ...init.headers, cookie: cookie.join('; ') } });
    for (const line of response.headers.getSetCookie()) this.#keep(line);
    return response;
  }

  #keep(line: string): void {
    const [pair = '', ...attributes] = line.split('; ');
    const [name = '', value = ''] = pair.split('=');
    const path = attributes.find((attribute) => attribute.startsWith('path='))?.slice(5) ?? '/';
    if (value === '') this.#cookies.delete(name);
    else this.#cookies.set(name, { value, path });
  }
}

import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '@otklik/base';
import { composeSupergraph, createGateway, type Gateway } from '@otklik/gateway';
import { readEnvironment } from '../environment/read-environment.js';
import { openIdentity } from './open-identity.js';

let home: string;
let gateway: Gateway;
let port: number;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'otklik-identity-'));
  const environment = readEnvironment({ OTKLIK_HOME: home }, home);
  const identity = openIdentity(environment, async () => [], systemClock);
  const composition = composeSupergraph([{ name: 'one', sdl: 'type Query { one: Int }' }]);
  if (!composition.ok) throw new Error('The graph of the test does not compose');
  gateway = await createGateway({
    supergraphSdl: composition.supergraphSdl,
    transport: { execute: async () => ({ data: { one: 1 } }) },
    identify: identity.identify,
    routes: identity.routes,
    demo: identity.demo,
    production: false,
  });
  ({ port } = await gateway.listen({ host: environment.host, port: 0 }));
  await identity.listening(`http://127.0.0.1:${port}`);
});
afterAll(async () => {
  await gateway.stop();
  await rm(home, { recursive: true });
});

/** With a `Host` that `fetch` would not let through. */
function ask(method: string, path: string, host: string, type: string, body: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const message = request({ port, method, path, headers: { host, 'content-type': type } });
    message.on('error', reject);
    message.on('response', (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    message.end(body);
  });
}

describe('a demo platform on this machine alone signs nobody in who calls it by a foreign name', () => {
  test.each([
    ['GET', '/oidc/interaction/x', '', ''],
    ['POST', '/oidc/interaction/x', 'application/x-www-form-urlencoded', 'persona=anna'],
    ['POST', '/oidc/token', 'application/x-www-form-urlencoded', 'grant_type=urn:otklik:grant:persona&client_id=otklik-personas&persona=anna'],
    ['POST', '/demo/token', 'application/json', '{"persona":"anna"}'],
  ])('%s %s', async (method, path, type, body) => {
    expect(await ask(method, path, 'evil.example', type, body)).toBe(403);
    expect(await ask(method, path, `localhost:${port}`, type, body)).not.toBe(403);
  });
});

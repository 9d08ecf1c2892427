import { serverAudits } from 'graphql-http';
import { startGateway, type TestGateway } from '../start-gateway.test-support.js';

/**
 * The audit of the GraphQL-over-HTTP specification. Its clients send a GET without a header that a foreign page could
 * not send, so CSRF prevention is satisfied for them here.
 */
let it: TestGateway;
beforeAll(async () => {
  it = await startGateway();
});
afterAll(() => it.gateway.stop());

const audits = serverAudits({
  url: () => `${it.url}/graphql`,
  fetchFn: (url: string, init: RequestInit = {}) =>
    fetch(url, { ...init, headers: { 'apollo-require-preflight': '1', ...(init.headers as Record<string, string>) } }),
});

test.each(audits.map((audit) => [audit.id, audit.name, audit] as const))('%s %s', async (_id, _name, audit) => {
  const result = await audit.fn();
  expect(result.status === 'ok' ? 'ok' : `${result.status}: ${result.reason}`).toBe('ok');
});

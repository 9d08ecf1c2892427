import { Counter, Gauge } from 'prom-client';
import { createRegistry } from './create-registry.js';
import { listenForMetrics, metricsPage, type MetricsServer } from './metrics-page.js';

const registry = createRegistry({ ofProcess: false });
new Counter({ name: 'letters_total', help: 'Letters.', registers: [registry] }).inc(3);
let server: MetricsServer;

beforeAll(async () => {
  server = await listenForMetrics(metricsPage(registry), { host: '127.0.0.1', port: 0 });
});
afterAll(() => server.stop());

const ask = (path: string, method = 'GET') => fetch(`http://127.0.0.1:${server.port}${path}`, { method });

test('the page is in the text format of Prometheus', async () => {
  const response = await ask('/metrics');
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
  expect(await response.text()).toBe('# HELP letters_total Letters.\n# TYPE letters_total counter\nletters_total 3\n');
});

test('there is nothing but the page, and it is for reading only', async () => {
  expect((await ask('/')).status).toBe(404);
  expect((await ask('/metrics/more')).status).toBe(404);
  expect((await ask('/metrics?x=1')).status).toBe(200);
  expect((await ask('/metrics', 'HEAD')).headers.get('content-length')).toBe('75');
  expect((await ask('/metrics', 'POST')).status).toBe(405);
});

test('a metric that cannot be read is a 500 without its reason', async () => {
  const broken = createRegistry({ ofProcess: false });
  new Gauge({
    name: 'broken',
    help: 'Broken.',
    registers: [broken],
    collect() {
      throw new Error('secret');
    },
  });
  const other = await listenForMetrics(metricsPage(broken), { host: '127.0.0.1', port: 0 });
  const response = await fetch(`http://127.0.0.1:${other.port}/metrics`);
  expect(response.status).toBe(500);
  expect(await response.text()).toBe('');
  await other.stop();
});

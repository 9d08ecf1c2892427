/**
 * Scenario: an operator looks at a platform while a citizen reports a pothole and watches it. Black box: `/metrics`, and a
 * collector of OpenTelemetry that gets the spans.
 */
import { GraphClient, startTestPlatform, type TestPlatform } from '@otklik/test/platform';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { RegisterDocument, SubmitDocument, WatchDocument } from '../../generated/graphql.js';
import { startCollector, type Collector, type ReceivedSpan } from '../../support/collector.js';
import { readTextFormat, valueOf, type Family } from '../../support/text-format.js';

const CANARY = 'канарейка7f3a';
const APPEAL = {
  idempotencyKey: 'canary7f3a',
  categoryId: 'roads.pothole',
  text: `Глубокая яма, ${CANARY}.`,
  location: { latitude: 55.0302, longitude: 82.9204, address: CANARY },
  details: { roadPothole: { lane: 2 } },
};

let collector: Collector;
let platform: TestPlatform;
let anna: GraphClient;
let metrics: ReadonlyMap<string, Family>;
let metricsText: string;

async function scrape(): Promise<void> {
  metricsText = await (await fetch(`${platform.url}/metrics`)).text();
  metrics = readTextFormat(metricsText);
}

beforeAll(async () => {
  collector = await startCollector();
  platform = await startTestPlatform({
    more: { OTKLIK_METRICS: '1', OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: collector.url, OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json' },
  });
  anna = await GraphClient.as(platform.url, 'anna');
  const coordinator = await GraphClient.as(platform.url, 'roads-coordinator');

  const { submitAppeal } = await anna.ask(SubmitDocument, { input: APPEAL });
  if (submitAppeal.__typename !== 'SubmitAppealSuccess') throw new Error(JSON.stringify(submitAppeal));
  const { id, cursor } = submitAppeal.appeal;
  const socket = anna.socket();
  const update = Promise.withResolvers<void>();
  socket.subscribe(
    { query: String(WatchDocument), variables: { appealId: id, after: cursor } },
    { next: () => update.resolve(), error: (reason) => update.reject(new Error(JSON.stringify(reason))), complete: () => undefined },
  );
  await coordinator.ask(RegisterDocument, { input: { appealId: id, expectedVersion: 1 } });
  await update.promise;
  // Followers of the log read on within moments.
  for (const started = Date.now(); Date.now() - started < 60_000; await new Promise((resolve) => setTimeout(resolve, 100))) {
    await scrape();
    const lags = ['live', 'insights'].map((follower) => valueOf(metrics, 'otklik_follower_lag_events', { follower }));
    const counted = [valueOf(metrics, 'otklik_subscription_results_total'), valueOf(metrics, 'otklik_operations_total', { way: 'live', type: 'subscription', outcome: 'ok' })];
    if (JSON.stringify([lags, counted]) === '[[0,0],[1,1]]') break;
  }
  await socket.dispose();
  // The last spans are sent when the platform stops.
  await platform.stop();
});

afterAll(async () => {
  await platform?.stop();
  collector?.stop();
});

const spansNamed = (name: string): ReceivedSpan[] => collector.spans.filter((span) => span.name === name);
const below = ({ spanId }: ReceivedSpan): string[] => collector.spans.filter(({ parentSpanId }) => parentSpanId === spanId).map(({ name }) => name);

test('live updates are counted: the socket, its subscription, the runs and the results', () => {
  expect(valueOf(metrics, 'otklik_sockets')).toBe(1);
  expect(valueOf(metrics, 'otklik_subscriptions')).toBe(1);
  expect(valueOf(metrics, 'otklik_live_groups')).toBe(1);
  expect(valueOf(metrics, 'otklik_subscription_results_total')).toBe(1);
  // For the event: whether she may follow is asked of the subgraph, which needs no operation.
  expect(valueOf(metrics, 'otklik_operations_total', { way: 'live', type: 'subscription', outcome: 'ok' })).toBe(1);
  expect(valueOf(metrics, 'otklik_operations_total', { way: 'websocket', type: 'subscription', outcome: 'ok' })).toBe(1);
});

test('the lags of the event log and of everyone who follows it are there', () => {
  expect(valueOf(metrics, 'otklik_relay_waiting_events')).toBe(0);
  expect(valueOf(metrics, 'otklik_relay_lag_seconds')).toBe(0);
  expect(valueOf(metrics, 'otklik_log_position')).toBeGreaterThanOrEqual(2);
  for (const follower of ['live', 'insights']) {
    expect(valueOf(metrics, 'otklik_follower_lag_events', { follower })).toBe(0);
    expect(valueOf(metrics, 'otklik_follower_lag_seconds', { follower })).toBe(0);
  }
  expect(metrics.has('otklik_relay_active')).toBe(true);
});

test('the process tells of its memory and of the delay of its event loop', () => {
  expect(valueOf(metrics, 'process_resident_memory_bytes')).toBeGreaterThan(1_000_000);
  expect(metrics.has('nodejs_eventloop_lag_p99_seconds')).toBe(true);
});

test('the page for operators names every metric of ours, with its labels', async () => {
  const page = await readFile(join(import.meta.dirname, '../../../docs/operations/observability.md'), 'utf8');
  const rows = [...page.matchAll(/^\| `(otklik_\w+)` \|([^|]*)\|/gm)];
  const documented = Object.fromEntries(rows.map(([, name, labels]) => [name!, [...labels!.matchAll(/`(\w+)`/g)].map(([, label]) => label!).sort()]));
  const families = [...metrics].filter(([name]) => name.startsWith('otklik_'));
  const labelsOf = ({ samples }: Family): string[] => [...new Set(samples.flatMap(({ labels }) => Object.keys(labels)))].filter((label) => label !== 'le').sort();
  expect(documented).toEqual(Object.fromEntries(families.map(([name, family]) => [name, labelsOf(family)])));
});

test('a run of a subscription is a trace of its own with its plan and its fetches, linked to the subscription', () => {
  const [subscription] = spansNamed('subscription');
  const runs = spansNamed('subscription run');
  expect(runs).toHaveLength(1);
  for (const run of runs) {
    expect(run.parentSpanId ?? '').toBe('');
    expect(run.links).toEqual([expect.objectContaining({ traceId: subscription!.traceId, spanId: subscription!.spanId })]);
    expect(below(run)).toEqual(expect.arrayContaining(['plan', 'fetch appeals']));
  }
});

test('nothing that the citizen wrote, and no token, is in the metrics or the spans', () => {
  expect(spansNamed('mutation')).toHaveLength(2);
  const told = metricsText + collector.text.join('');
  for (const secret of [CANARY, APPEAL.idempotencyKey, anna.token!]) expect(told).not.toContain(secret);
});

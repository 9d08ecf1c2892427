import { encodeCursor } from '@otklik/events';
import { Slices } from '@otklik/gateway-engine';
import { buildSchema, GraphQLError } from 'graphql';
import {
  anonymous,
  codeOf,
  createLogDatabase,
  eventually,
  FIELDS,
  person,
  SCHEMA,
  startLiveBench,
  take,
  upTo,
  versionCursor,
  watch,
  type LiveBench,
} from './live-layer.test-support.js';

let database: Awaited<ReturnType<typeof createLogDatabase>>;
let bench: LiveBench;

beforeAll(async () => {
  database = await createLogDatabase();
});

beforeEach(async () => {
  bench = await startLiveBench(database, { queue: 5 });
});

afterEach(() => bench.stop());

afterAll(() => database?.drop());

const written = async (appeal: string, from: number, to = from) => {
  await bench.write(appeal, from, to);
  // The layer has read it too: whoever subscribes later is told of nothing that was before.
  await eventually(async () => (await bench.log.at(`appeal/${appeal}`, to)) !== null && bench.layer.position >= (await bench.log.head()));
};

describe('a subscription', () => {
  test('gives what happens after it began, as whole results under its own key', async () => {
    await written('a', 1);
    const subscriber = await bench.subscribe('subscription { mine: appealUpdated(appealId: "a") { v: version cursor } }');
    await bench.write('a', 2);
    const { value } = await subscriber.next();
    expect(JSON.parse(value!.text)).toEqual({ data: { mine: { v: 2, cursor: versionCursor('a', 2) } } });
  });

  test('begins right after the first commit, before the event has its number', async () => {
    await bench.relay.stop();
    await bench.write('a', 1);
    const subscriber = await bench.subscribe(watch('a', 0));
    await bench.write('a', 2);
    bench.relay.start();
    expect(await take(subscriber, 2)).toEqual([1, 2]);
  });

  test('sees nothing of other topics', async () => {
    await written('a', 1);
    await written('b', 1);
    const subscriber = await bench.subscribe(watch('a'));
    await written('b', 2);
    await bench.write('a', 2);
    expect(await take(subscriber, 1)).toEqual([2]);
    expect(bench.runs.map(({ version }) => version)).toEqual([2]);
  });

  test('of an unknown topic is refused', async () => {
    await expect(bench.subscribe(watch('nothing'))).rejects.toMatchObject({ extensions: { code: 'NOT_FOUND' }, path: ['appealUpdated'] });
  });

  test('of something that the viewer may not see is refused with the reason of the query', async () => {
    await written('a', 1);
    bench.engine.before = ({ login }) => {
      if (login !== 'anna') throw new GraphQLError('no', { extensions: { code: 'FORBIDDEN' } });
    };
    const refused = { extensions: { code: 'FORBIDDEN' }, path: ['mine'] };
    const operation = 'subscription { mine: appealUpdated(appealId: "a") { version } }';
    await expect(bench.subscribe(operation, { context: person('boris') })).rejects.toMatchObject(refused);
    await bench.subscribe(watch('a'), { context: person('anna') });
  });

  test('gives errors of single fields with the rest of the result, as clients may see them', async () => {
    await written('a', 1);
    const subscriber = await bench.subscribe('subscription { appealUpdated(appealId: "a") { version broken } }');
    await bench.write('a', 2);
    const { value } = await subscriber.next();
    expect(JSON.parse(value!.text)).toEqual({
      data: { appealUpdated: { version: 2, broken: null } },
      errors: [{ message: 'presented', extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }],
    });
  });

  test('costs nothing more after its reader has gone', async () => {
    await written('a', 1);
    const subscriber = await bench.subscribe(watch('a'));
    await subscriber.return();
    const other = await bench.subscribe('subscription { appealUpdated(appealId: "a") { version text } }');
    await bench.write('a', 2);
    await take(other, 1);
    expect(bench.runs).toHaveLength(1);
    expect(await subscriber.next()).toEqual({ done: true, value: undefined });
  });

  test('loses nothing when PostgreSQL drops all connections', async () => {
    await written('a', 1);
    const subscriber = await bench.subscribe(watch('a'));
    const seen = take(subscriber, 20);
    for (const version of upTo(21, 2)) {
      await bench.write('a', version);
      if (version % 7 === 0) await bench.admin(`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name ~ 'otklik (log|relay)'`);
    }
    expect(await seen).toEqual(upTo(21, 2));
  });
});

describe('a subscription after a cursor', () => {
  test('first gives what was missed', async () => {
    await written('a', 1, 4);
    const subscriber = await bench.subscribe(watch('a', 2));
    await bench.write('a', 5);
    expect(await take(subscriber, 3)).toEqual([3, 4, 5]);
  });

  test('waits for a reader who is slow to take a long past', async () => {
    await written('a', 1, 120);
    const subscriber = await bench.subscribe(watch('a', 0));
    expect(await take(subscriber, 1)).toEqual([1]);
    await written('a', 121, 125);
    expect(await take(subscriber, 124)).toEqual(upTo(125, 2));
  });

  test('gives each version once and in order, however writing and subscribing meet', async () => {
    const last = 300;
    await written('a', 1, 5);
    bench.engine.before = () => new Promise((resolve) => setTimeout(resolve, Math.random() * 3));
    const watching = Array.from({ length: 25 }, async (_, index) => {
      await eventually(async () => ((await bench.log.newest('appeal/a'))?.version ?? 0) >= 5 + index * 10);
      const after = Math.floor(Math.random() * 5) + index * 10;
      const subscriber = await bench.subscribe(watch('a', after), { context: index % 2 === 0 ? anonymous : person('anna') });
      return { after, versions: await take(subscriber, last - after) };
    });
    await bench.write('a', 6, last);
    for (const { after, versions } of await Promise.all(watching)) expect(versions).toEqual(upTo(last, after + 1));
  });

  test.each([
    ['no cursor at all', 'hello'],
    ['an empty text', ''],
    ['the cursor of another topic', versionCursor('b', 1)],
    ['a place in the whole log', encodeCursor({ kind: 'log', position: 1 })],
    ['a version that has not happened', versionCursor('a', 3)],
  ])('is refused when it is %s', async (_, after) => {
    await written('a', 1, 2);
    expect(await codeOf(bench.subscribe(`subscription { appealUpdated(appealId: "a", after: "${after}") { version } }`))).toBe('BAD_CURSOR');
  });

  test('is refused when what follows the cursor is no longer kept', async () => {
    await written('a', 1, 4);
    await bench.admin("update events.log set at = at - interval '100 hours'");
    await bench.log.prune(new Date());
    expect(await codeOf(bench.subscribe(watch('a', 1)))).toBe('CURSOR_EXPIRED');
    const subscriber = await bench.subscribe(watch('a', 3));
    expect(await take(subscriber, 1)).toEqual([4]);
  });
});

describe('equal subscribers', () => {
  test('share one run of the query, whatever they call their variables and however they write', async () => {
    await written('a', 1);
    const began = performance.now();
    const subscribers = await Promise.all([
      bench.subscribe('subscription { appealUpdated(appealId: "a") { version } }'),
      bench.subscribe('subscription Mine($id: ID!) {\n  appealUpdated(appealId: $id) { version }\n}', { variables: { id: 'a', unknown: 1 } }),
      bench.subscribe(watch('a', 1)),
      bench.subscribe('query A { __typename } subscription B { ...F } fragment F on Subscription { appealUpdated(appealId: "a") { version } }', { operationName: 'B' }),
    ]);
    await bench.write('a', 2);
    const results = await Promise.all(subscribers.map((subscriber) => subscriber.next()));
    expect(new Set(results.map(({ value }) => value!.text))).toEqual(new Set(['{"data":{"appealUpdated":{"version":2}}}']));
    expect(bench.runs).toHaveLength(1);
    // The very same bytes, whoever asks for them.
    expect(new Set(results.map(({ value }) => value!.bytes)).size).toBe(1);
    expect(bench.layer.counters).toMatchObject({ events: 1, runs: 1, serialisations: 1 });
    // An answer is shared for half a second; a busy machine may take longer.
    if (performance.now() - began < 500) expect(bench.layer.counters.checks).toBe(1);
  });

  test('are not equal with another selection, variable, viewer or language', async () => {
    await written('a', 1);
    const withText = 'subscription ($t: String) { appealUpdated(appealId: "a") { version text(in: $t) } }';
    const subscribers = await Promise.all([
      bench.subscribe(watch('a')),
      bench.subscribe(withText, { variables: { t: '!' } }),
      bench.subscribe(withText, { variables: { t: '?' } }),
      bench.subscribe(watch('a'), { context: person('anna') }),
      bench.subscribe(watch('a'), { context: person('boris') }),
      bench.subscribe(watch('a'), { context: { ...anonymous, locale: 'en' } }),
    ]);
    await bench.write('a', 2);
    for (const subscriber of subscribers) expect(await take(subscriber, 1)).toEqual([2]);
    expect(bench.runs).toHaveLength(6);
    expect(bench.runs.map(({ login }) => login).sort()).toEqual(['anna', 'boris', null, null, null, null]);
  });
});

describe('a subscription ends', () => {
  test('with RESYNC when its reader is too slow, after what fitted; the others go on', async () => {
    await written('a', 1);
    const slow = await bench.subscribe(watch('a'));
    const quick = await bench.subscribe(watch('a'));
    for (const version of upTo(10, 2)) {
      await bench.write('a', version);
      expect(await take(quick, 1)).toEqual([version]);
    }
    expect(await take(slow, 5)).toEqual([2, 3, 4, 5, 6]);
    expect(await codeOf(slow.next())).toBe('RESYNC');
    expect(await slow.next()).toEqual({ done: true, value: undefined });
    const again = await bench.subscribe(watch('a', 6));
    expect(await take(again, 4)).toEqual([7, 8, 9, 10]);
  });

  test('when the viewer may not see the object any more', async () => {
    await written('a', 1);
    const anna = await bench.subscribe(watch('a'), { context: person('anna') });
    const boris = await bench.subscribe(watch('a'), { context: person('boris') });
    await bench.write('a', 2);
    expect(await take(boris, 1)).toEqual([2]);
    bench.engine.before = ({ login }) => {
      if (login === 'boris') throw new GraphQLError('no', { extensions: { code: 'FORBIDDEN' } });
    };
    await bench.write('a', 3);
    expect(await codeOf(boris.next())).toBe('FORBIDDEN');
    expect(await take(anna, 2)).toEqual([2, 3]);
  });

  test('with RESYNC when an event cannot be served, but not before another attempt', async () => {
    await written('a', 1);
    const subscriber = await bench.subscribe(watch('a'));
    let failures = 2;
    bench.engine.before = () => {
      if (failures-- > 0) throw new GraphQLError('down', { extensions: { code: 'SUBGRAPH_UNAVAILABLE' } });
    };
    await bench.write('a', 2);
    expect(await take(subscriber, 1)).toEqual([2]);
    expect(bench.faults).toEqual([]);
    failures = 3;
    await bench.write('a', 3);
    expect(await codeOf(subscriber.next())).toBe('RESYNC');
    expect(bench.faults).toHaveLength(1);
  });

  test('when the token ends', async () => {
    await written('a', 1);
    const subscriber = await bench.subscribe(watch('a'), { context: person('anna', Date.now() + 300) });
    expect(await codeOf(subscriber.next())).toBe('UNAUTHENTICATED');
    const late = await bench.subscribe(watch('a'), { context: person('anna', Date.now() - 1) });
    expect(await codeOf(late.next())).toBe('UNAUTHENTICATED');
  });

  test('without an error when the layer stops, after what was queued', async () => {
    await written('a', 1, 2);
    const subscriber = await bench.subscribe(watch('a', 1));
    await eventually(() => subscriber.version === 2);
    await bench.layer.stop();
    expect(await take(subscriber, 1)).toEqual([2]);
    expect(await subscriber.next()).toEqual({ done: true, value: undefined });
    expect(await (await bench.subscribe(watch('a'))).next()).toEqual({ done: true, value: undefined });
  });
});

describe('a new schema', () => {
  test('is used by running subscriptions that fit it, and equal ones who come later join them', async () => {
    await written('a', 1);
    const subscriber = await bench.subscribe(watch('a'));
    const wider = buildSchema(`
      type Query { appealUpdate(cursor: String!): AppealUpdate }
      type Subscription { appealUpdated(appealId: ID!, after: String): AppealUpdate }
      type AppealUpdate { version: Int! more: Int }
    `);
    await bench.layer.swap({ schema: wider, fields: FIELDS }, new Slices());
    const later = await bench.subscribe(watch('a'));
    await bench.write('a', 2);
    expect(await take(subscriber, 1)).toEqual([2]);
    expect(await take(later, 1)).toEqual([2]);
    expect(bench.runs).toHaveLength(1);
    await bench.subscribe('subscription { appealUpdated(appealId: "a") { more } }');
  });

  test('ends those that do not fit it, with the reason', async () => {
    await written('a', 1);
    const subscriber = await bench.subscribe('subscription { appealUpdated(appealId: "a") { version text } }');
    const narrower = buildSchema(`
      type Query { appealUpdate(cursor: String!): AppealUpdate }
      type Subscription { appealUpdated(appealId: ID!, after: String): AppealUpdate }
      type AppealUpdate { version: Int! }
    `);
    await bench.layer.swap({ schema: narrower, fields: FIELDS }, new Slices());
    await expect(subscriber.next()).rejects.toThrow('Cannot query field "text" on type "AppealUpdate"');
    expect(await codeOf(bench.subscribe('subscription { appealUpdated(appealId: "a") { text } }'))).toBe('GRAPHQL_VALIDATION_FAILED');
    await bench.layer.swap({ schema: SCHEMA, fields: FIELDS }, new Slices());
    await bench.subscribe('subscription { appealUpdated(appealId: "a") { text } }');
  });

  test('in which the topic means something else lets subscribers begin anew', async () => {
    await written('a', 1);
    const subscriber = await bench.subscribe(watch('a'));
    await bench.layer.swap({ schema: SCHEMA, fields: [{ ...FIELDS[0]!, topic: 'case/{appealId}' }] }, new Slices());
    expect(await codeOf(subscriber.next())).toBe('RESYNC');
  });
});

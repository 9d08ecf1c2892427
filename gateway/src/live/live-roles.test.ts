import type { PersonViewer, RequestContext, SignedInViewer } from '@otklik/identity';
import { GraphQLError } from 'graphql';
import { ViewerWatch } from '../identity/viewer-watch.js';
import { codeOf, createLogDatabase, eventually, person, startLiveBench, take, watch, type LiveBench, type Run } from './live-layer.test-support.js';

/** What becomes of running subscriptions when the rights of their viewers change. */

let database: Awaited<ReturnType<typeof createLogDatabase>>;
let bench: LiveBench;
let viewers: ViewerWatch;
let change: (viewer: PersonViewer) => SignedInViewer | null;

beforeAll(async () => {
  database = await createLogDatabase();
});
beforeEach(async () => {
  change = (viewer) => viewer;
  viewers = new ViewerWatch({
    refresh: async (asked) => asked.map((viewer) => change(viewer as PersonViewer)),
    everyMs: 60_000,
    onTrouble: (error) => bench.faults.push(error),
  });
  bench = await startLiveBench(database, { queue: 5 }, viewers);
});
afterEach(async () => {
  await viewers.stop();
  await bench.stop();
});
afterAll(() => database?.drop());

const written = async (version: number) => {
  await bench.write('a', version);
  await eventually(async () => (await bench.log.at('appeal/a', version)) !== null);
};

const clerk = (login: string): RequestContext => {
  const { viewer, ...context } = person(login);
  return { ...context, viewer: { ...(viewer as PersonViewer), grants: [{ role: 'EXECUTOR', cabinetId: 'roads' }] } };
};
const withoutRoles = (viewer: PersonViewer) => ({ ...viewer, grants: [] });

describe('when a role is taken away', () => {
  test('nothing more is given to whoever may not follow the topic without it', async () => {
    await written(1);
    const subscriber = await bench.subscribe(watch('a'), { context: clerk('ivan') });
    const refuse = (_: Run) => {
      throw new GraphQLError('no', { extensions: { code: 'NOT_FOUND' } });
    };
    bench.engine.before = refuse;
    change = withoutRoles;
    await viewers.look();
    await bench.write('a', 2);
    expect(await codeOf(subscriber.next())).toBe('NOT_FOUND');
  });

  test('whoever may go on misses nothing, and is served by the rights they have now', async () => {
    await written(1);
    const subscriber = await bench.subscribe(watch('a'), { context: clerk('ivan') });
    await bench.write('a', 2);
    expect(await take(subscriber, 1)).toEqual([2]);
    change = withoutRoles;
    const looking = viewers.look();
    await bench.write('a', 3, 6);
    await looking;
    expect(await take(subscriber, 4)).toEqual([3, 4, 5, 6]);
    expect(subscriber.viewer).toMatchObject({ grants: [] });
    expect(bench.layer.groups).toBe(1);
  });

  test('results that were made ready before it are not delivered', async () => {
    await written(1);
    const subscriber = await bench.subscribe(watch('a'), { context: clerk('ivan') });
    await bench.write('a', 2, 3);
    await eventually(() => bench.runs.length === 2 && subscriber.version === 3);
    change = withoutRoles;
    await viewers.look();
    expect(await codeOf(subscriber.next())).toBe('RESYNC');
  });
});

test('equal subscribers part when the roles of one change', async () => {
  await written(1);
  const [first, second] = [await bench.subscribe(watch('a'), { context: clerk('ivan') }), await bench.subscribe(watch('a'), { context: clerk('olga') })];
  expect(bench.layer.groups).toBe(2);
  change = (viewer) => (viewer.login === 'ivan' ? withoutRoles(viewer) : viewer);
  await viewers.look();
  await bench.write('a', 2);
  expect(await take(first, 1)).toEqual([2]);
  expect(await take(second, 1)).toEqual([2]);
  expect([first.viewer, second.viewer]).toMatchObject([{ grants: [] }, { grants: [{ role: 'EXECUTOR' }] }]);
});

test('when all sessions are ended the subscription ends at once, with what it had queued', async () => {
  await written(1);
  const [anna, anonymous] = [await bench.subscribe(watch('a'), { context: person('anna') }), await bench.subscribe(watch('a'))];
  await bench.write('a', 2);
  await eventually(() => anna.version === 2);
  change = () => null;
  await viewers.look();
  expect(await codeOf(anna.next())).toBe('UNAUTHENTICATED');
  expect(await take(anonymous, 1)).toEqual([2]);
});

test('a subscription that has ended is not looked after', async () => {
  await written(1);
  const subscriber = await bench.subscribe(watch('a'), { context: person('anna') });
  await subscriber.return();
  let asked = 0;
  change = (viewer) => {
    asked++;
    return viewer;
  };
  await viewers.look();
  expect(asked).toBe(0);
});

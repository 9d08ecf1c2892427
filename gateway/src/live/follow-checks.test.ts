import { GraphQLError } from 'graphql';
import { FollowChecks, type AskFollows, type FollowQuestion } from './follow-checks.js';
import { codeOf, createLogDatabase, eventually, person, startLiveBench, take, watch, type LiveBench } from './live-layer.test-support.js';

let database: Awaited<ReturnType<typeof createLogDatabase>>;
let bench: LiveBench;
/** Each batch that the subgraph was asked. */
let asked: (readonly FollowQuestion[])[] = [];
/** The twins that were run to see whether somebody may follow. */
let twins: (string | null)[] = [];
let answer: AskFollows;

const loginOf = ({ viewer }: FollowQuestion): string | null => (viewer.kind === 'person' ? viewer.login : null);
const isAllowed = (login: string | null): boolean => login !== 'boris';

beforeAll(async () => {
  database = await createLogDatabase();
});

beforeEach(async () => {
  [asked, twins] = [[], []];
  answer = (_, questions) => Promise.resolve(questions.map((question) => isAllowed(loginOf(question))));
  bench = await startLiveBench(database, {}, undefined, undefined, (query, questions) => {
    asked.push(questions);
    return answer(query, questions);
  });
  bench.engine.before = ({ login }) => {
    twins.push(login);
    if (!isAllowed(login)) throw new GraphQLError('no', { extensions: { code: 'FORBIDDEN' } });
  };
  await bench.write('a', 1);
  await eventually(() => bench.layer.position === 1);
});

afterEach(() => bench.stop());

afterAll(() => database?.drop());

const begin = (login: string) => bench.subscribe(watch('a'), { context: person(login) });

test('who may follow is accepted without a query; who may not is refused with the reason of the query', async () => {
  const [first, boris, clara] = await Promise.all([begin('anna'), codeOf(begin('boris')), begin('clara')]);
  expect(boris).toBe('FORBIDDEN');
  expect(twins).toEqual(['boris']);
  expect(asked.flat().map(loginOf).sort()).toEqual(['anna', 'boris', 'clara']);
  expect(asked[0]![0]).toMatchObject({ topic: 'appeal/a', version: 1 });
  expect(bench.layer.groups).toBe(2);
  await bench.write('a', 2);
  expect(await Promise.all([take(first, 1), take(clara, 1)])).toEqual([[2], [2]]);
});

test('those who ask while others are asked for are one batch, and each has an answer of their own', async () => {
  const held: (() => void)[] = [];
  const checks = new FollowChecks(async (query, questions) => {
    asked.push(questions);
    await new Promise<void>((resolve) => held.push(resolve));
    return answer(query, questions);
  });
  const ask = (login: string) => checks.mayFollow('appealUpdate', { viewer: person(login).viewer, topic: 'appeal/a', version: 1 });
  const answers = Promise.all(['anna', 'boris', 'clara'].map(ask));
  await eventually(() => held.length === 1);
  held[0]!();
  await eventually(() => held.length === 2);
  held[1]!();
  expect(await answers).toEqual([true, false, true]);
  expect(asked.map((questions) => questions.map(loginOf))).toEqual([['anna'], ['boris', 'clara']]);
});

test.each<[string, AskFollows]>([
  ['fails', () => Promise.reject(new Error('away'))],
  ['is not known to the subgraph', () => Promise.resolve(null)],
  ['has too few answers', (_, questions) => Promise.resolve(questions.slice(1).map(() => true))],
  ['has answers of another kind', (_, questions) => Promise.resolve(questions.map(() => 1) as unknown as boolean[])],
])('of a batch that %s each one is asked for by the query', async (_, given) => {
  await begin('zoe');
  answer = given;
  const outcomes = await Promise.all(['anna', 'boris', 'clara'].map((login) => codeOf(begin(login))));
  expect(outcomes).toEqual([{ notRefused: expect.anything() }, 'FORBIDDEN', { notRefused: expect.anything() }]);
});

test('whoever cannot be told because nobody answers may come again', async () => {
  answer = () => Promise.reject(new Error('away'));
  bench.engine.before = () => {
    throw new GraphQLError('away', { extensions: { code: 'SUBGRAPH_UNAVAILABLE' } });
  };
  expect(await Promise.all([codeOf(begin('anna')), codeOf(begin('clara'))])).toEqual(['SUBGRAPH_UNAVAILABLE', 'SUBGRAPH_UNAVAILABLE']);
  answer = (_, questions) => Promise.resolve(questions.map(() => true));
  expect(await codeOf(begin('anna'))).toEqual({ notRefused: expect.anything() });
});

test('nothing is lost that happens while it is asked', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  answer = async (_, questions) => {
    await promise;
    return questions.map(() => true);
  };
  const beginning = Promise.all(['anna', 'clara'].map((login) => bench.subscribe(watch('a', 1), { context: person(login) })));
  await eventually(() => asked.length > 0);
  await bench.write('a', 2, 3);
  await eventually(() => bench.layer.position === 3);
  resolve();
  const subscribers = await beginning;
  await bench.write('a', 4);
  expect(await Promise.all(subscribers.map((subscriber) => take(subscriber, 3)))).toEqual([[2, 3, 4], [2, 3, 4]]);
});

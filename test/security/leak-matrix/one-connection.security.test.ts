/**
 * Ten thousand requests of many viewers through pools of one connection: each gets, whoever came before it on the connection, what it gets
 * alone. In this process, without HTTP: what is tried is the transaction, not the gateway.
 */
import { appealsEntities, buildAppeals } from '@otklik/appeals';
import { buildCabinets, cabinetsEntities } from '@otklik/cabinets';
import { createOrm } from '@otklik/database';
import { buildDiscussions, discussionsEntities } from '@otklik/discussions';
import { FileLinks } from '@otklik/files';
import type { Viewer } from '@otklik/identity';
import { FormRegistry } from '@otklik/plugin-host';
import type { Subgraph } from '@otklik/subgraph';
import { buildSurveys, surveysEntities } from '@otklik/surveys';
import { parse, type DocumentNode } from 'graphql';
import { STRANGERS } from './cast/strangers.js';
import { viewersOf } from './cast/viewers.js';
import { withIds } from './matrix/ask.js';
import { secretsFrom } from './world/canaries.js';
import { openWorld, type World } from './world/world.js';

const REQUESTS = 10_000;
const AT_ONCE = 64;
/** Half a minute on a quiet machine. */
const PATIENCE_MS = 600_000;

/** What is asked of each subgraph: with something in it that is secret, and something that is refused after a look into the database. */
const QUESTIONS: Readonly<Record<string, readonly string[]>> = {
  appeals: ['{ appeal(id: "<secret>") { text author { id } executor } appeals(first: 3) { nodes { id text } } }', 'mutation { rateAnswer(input: { appealId: "<toRate>", score: 9 }) { __typename } }'],
  cabinets: ['{ cabinet(id: "<cabinet>") { slug staff { login role } } }'],
  discussions: [
    '{ discussion(id: "<draftDiscussion>") { title } proposal(id: "<pendingProposal>") { text support { mine } } }',
    'mutation { moderateProposal(input: { proposalId: "<rejectedProposal>", decision: PUBLISH }) { __typename } }',
  ],
  surveys: ['{ survey(id: "<draftSurvey>") { title } surveys(first: 3) { nodes { id title } } }'],
};

/** One question of one viewer, and the answer to it when nobody else asks. */
interface Asking {
  readonly who: string;
  readonly viewer: Viewer;
  readonly subgraph: Subgraph;
  readonly document: DocumentNode;
  readonly alone: string;
}

let world: World;
const subgraphs = new Map<string, Subgraph>();
const closing: (() => Promise<void>)[] = [];

beforeAll(async () => {
  world = await openWorld();
  const { clock } = world;
  const open = async (schema: string, entities: Parameters<typeof createOrm>[0]['entities']) => {
    const orm = await createOrm({ databaseUrl: world.database.url, schema, entities, poolMax: 1 });
    closing.push(() => orm.close());
    return orm;
  };
  const onCommitted = (): void => undefined;
  const nothing = (): Promise<string> => Promise.reject(new Error('No appeal here has personal details.'));
  const vault = { seal: nothing, open: nothing };
  const files = new FileLinks({ secrets: ['x'.repeat(64)], origin: () => null });
  for (const subgraph of [
    await buildAppeals({ orm: await open('appeals', appealsEntities), forms: new FormRegistry([]), vault, files, clock, onCommitted }),
    await buildCabinets({ orm: await open('cabinets', cabinetsEntities), clock }),
    await buildDiscussions({ orm: await open('discussions', discussionsEntities), clock, onCommitted }),
    await buildSurveys({ orm: await open('surveys', surveysEntities), clock, voteSecret: 'x'.repeat(64), onCommitted }),
  ]) {
    subgraphs.set(subgraph.name, subgraph);
  }
});
afterAll(async () => {
  for (const close of closing) await close();
  await world?.stop();
});

async function ask({ subgraph, document, viewer }: Omit<Asking, 'alone'>): Promise<string> {
  return JSON.stringify(await subgraph.execute({ document, variables: {}, context: { viewer, locale: 'ru', requestId: 'one-connection' } }));
}

test('10,000 requests that take turns on one connection give everybody their own answers', async () => {
  const askings: Asking[] = [];
  for (const [who, viewer] of Object.entries(viewersOf(world))) {
    for (const [name, questions] of Object.entries(QUESTIONS)) {
      for (const question of questions) {
        const asking = { who, viewer, subgraph: subgraphs.get(name)!, document: parse(withIds(question, world.ids)) };
        askings.push({ ...asking, alone: await ask(asking) });
      }
    }
  }
  // Alone they are told what they should be, and the answers differ.
  for (const { who, alone } of askings.filter(({ who }) => (STRANGERS as readonly string[]).includes(who))) expect(secretsFrom(who).filter((secret) => alone.includes(secret))).toEqual([]);
  for (const secret of ['CANARY-APPEAL', 'roads-head', 'CANARY-DISCUSSION', 'CANARY-PROPOSAL', 'CANARY-SURVEY']) {
    expect(askings.some(({ alone }) => alone.includes(secret))).toBe(true);
    expect(askings.some(({ alone }) => !alone.includes(secret))).toBe(true);
  }

  const wrong: string[] = [];
  let begun = 0;
  const takeTurns = async (): Promise<void> => {
    while (begun < REQUESTS) {
      // A stride without a common divisor: neighbours are of different viewers.
      const asking = askings[(begun++ * 7) % askings.length]!;
      const answer = await ask(asking);
      if (answer !== asking.alone) wrong.push(`${asking.who}: ${answer} instead of ${asking.alone}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, takeTurns));
  expect(wrong.slice(0, 5)).toEqual([]);
}, PATIENCE_MS);

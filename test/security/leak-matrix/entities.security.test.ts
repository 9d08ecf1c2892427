/**
 * Every type that subgraphs refer to by `_entities`, asked of each subgraph on a port of its own by a signed call: each field alone, with
 * everybody who should be told nothing as its viewer. Nobody is told more than `expectations.txt` says of the public graph.
 */
import { readSubgraphEnvironment, startSubgraph, SUBGRAPH_NAMES, type SubgraphName } from '@otklik/app';
import { viewersOf } from './cast/viewers.js';
import { ENTITLED, STRANGERS } from './cast/strangers.js';
import { entityFieldsOf } from './entities/entity-fields.js';
import { referenceTo } from './entities/reference-to.js';
import { signedCall, unsignedCall, type CalledSubgraph } from './entities/signed-call.js';
import { readExpectations } from './matrix/expectations.js';
import { GRAPH_FIELDS, leastSelection } from './matrix/graph-fields.js';
import { outcomeOf } from './matrix/outcome.js';
import { secretsFrom } from './world/canaries.js';
import { CALL_SECRET } from './world/issued-platform.js';
import { openWorld, type World } from './world/world.js';

const NOTHING = { values: [], codes: [], text: '' };
const expectations = readExpectations();
let world: World;
let viewers: ReturnType<typeof viewersOf>;
const subgraphs = new Map<SubgraphName, CalledSubgraph & { stop(): Promise<void> }>();

beforeAll(async () => {
  world = await openWorld();
  viewers = viewersOf(world);
  const environment = readSubgraphEnvironment(world.variables, '/');
  for (const name of SUBGRAPH_NAMES) subgraphs.set(name, { name, ...(await startSubgraph({ name, environment, databaseUrl: world.database.url, clock: world.clock })) });
});
afterAll(async () => {
  for (const subgraph of subgraphs.values()) await subgraph.stop();
  await world?.stop();
});

describe.each([...SUBGRAPH_NAMES])('%s', (name) => {
  const entities = entityFieldsOf(name);

  test('refuses who has not signed, or by another secret, or for another subgraph', async () => {
    const subgraph = subgraphs.get(name)!;
    for (const query of ['{ __typename }', '{ _service { sdl } }', `{ _entities(representations: [{ __typename: "${[...entities.keys()][0]}", id: "x" }]) { __typename } }`]) {
      const calls = [
        unsignedCall(subgraph, { query }),
        unsignedCall(subgraph, { query }, { authorization: `Bearer ${world.cast.operator.token}` }),
        signedCall(subgraph, 'x'.repeat(40), viewers.operator, { query }),
        signedCall(subgraph, CALL_SECRET, viewers.operator, { query }, name === 'people' ? 'appeals' : 'people'),
      ];
      for (const call of await Promise.all(calls)) expect(call).toEqual({ values: [], codes: ['UNAUTHENTICATED'], text: expect.any(String) as string });
    }
  });

  test.each([...entities])('tells nobody more of a %s than the graph', async (type, fields) => {
    const wrong = [];
    for (const field of fields) wrong.push(...(await complaintsAbout(subgraphs.get(name)!, `${type}.${field}`)));
    expect(wrong).toEqual([]);
  });
});

async function complaintsAbout(subgraph: CalledSubgraph, place: string): Promise<string[]> {
  const complaints: string[] = [];
  let seen = false;
  for (const state of ['secret', 'open'] as const) {
    const reference = referenceTo(place, state, world.ids);
    if (reference === null) continue;
    const [type, field] = place.split('.') as [string, string];
    const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on ${type} { judged: ${field}${reference.args} ${leastSelection(GRAPH_FIELDS.get(place)!)} } } }`;
    const call = { query, variables: { of: [{ __typename: type, ...reference.key }] } };
    let entitled = NOTHING as Awaited<ReturnType<typeof signedCall>>;
    for (const name of ENTITLED) {
      entitled = await signedCall(subgraph, CALL_SECRET, viewers[name], call);
      if (entitled.values.length > 0) break;
    }
    seen ||= entitled.values.length > 0;
    for (const [index, name] of STRANGERS.entries()) {
      const told = await signedCall(subgraph, CALL_SECRET, viewers[name], call);
      const letter = outcomeOf(told, entitled);
      const may = waysTo(place).some((way) => /[om]/.test(expectations.get(way)?.[state][index] ?? ''));
      if (letter === '!' || (!may && /[om]/.test(letter))) complaints.push(`${place}, ${state}: ${name} is told ${told.text}`);
      for (const secret of secretsFrom(name)) if (told.text.includes(secret)) complaints.push(`${place}: ${name} reads ${secret}`);
    }
  }
  if (!seen && expectations.get(place)?.nobody !== true) complaints.push(`${place}: the entitled see nothing; give entities/reference-to.ts an object of a ${place}`);
  return complaints;
}

/** The field itself, and its second ways: a reference is what is at the end of each. */
function waysTo(place: string): string[] {
  return [...expectations.keys()].filter((key) => key === place || key.startsWith(`${place}@`));
}

/** Follows an appeal through two changes by one of the clients of the guide: `CLIENT` says which. */
import process from 'node:process';
import { change, CITIZEN, guide, OTKLIK_URL, pothole, report, until } from '../../front-end/programs/support.ts';

const place = { origin: OTKLIK_URL, token: async () => CITIZEN };

/** Each client has an appeal of its own. */
async function submit(client: string): Promise<{ id: string; cursor: string }> {
  const query = 'mutation ($input: SubmitAppealInput!) { submitAppeal(input: $input) { ... on SubmitAppealSuccess { appeal { id cursor } } } }';
  const response = await fetch(`${OTKLIK_URL}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${CITIZEN}` },
    body: JSON.stringify({ query, variables: { input: pothole(`guide-live-${client}`) } }),
  });
  const { data } = (await response.json()) as { data: { submitAppeal: { appeal: { id: string; cursor: string } } } };
  return data.submitAppeal.appeal;
}

type Updates = AsyncIterable<{ version: number }>;
type Show = (shown: { version: number }) => void;

/** Makes the next change whenever one has come. */
async function iterate(client: string, begin: (id: string, cursor: string) => Updates, isFirstRead: boolean): Promise<number[]> {
  const { id, cursor } = await submit(client);
  if (!isFirstRead) await change(id, 1);
  const seen: number[] = [];
  for await (const { version } of begin(id, cursor)) {
    seen.push(version);
    if (version === 3) break;
    await change(id, version);
  }
  return seen;
}

async function watch(client: string, begin: (id: string, show: Show) => Promise<() => void>): Promise<number[]> {
  const { id } = await submit(client);
  const seen: number[] = [];
  const stop = await begin(id, ({ version }) => void seen.push(version));
  for (const version of [1, 2]) {
    await until(() => seen.includes(version));
    await change(id, version);
  }
  await until(() => seen.includes(3));
  stop();
  return seen;
}

const clients: Readonly<Record<string, () => Promise<number[]>>> = {
  'live-client': async () => {
    const { appealByLiveClient } = await guide('with-live-client.ts');
    return iterate('live-client', (id) => appealByLiveClient(place, id), true);
  },
  'graphql-ws': async () => {
    const { appealByGraphqlWs } = await guide('with-graphql-ws.ts');
    return iterate('graphql-ws', (id, cursor) => appealByGraphqlWs(place, id, cursor), false);
  },
  'graphql-sse': async () => {
    const { appealByGraphqlSse } = await guide('with-graphql-sse.ts');
    return iterate('graphql-sse', (id, cursor) => appealByGraphqlSse(place, id, cursor), false);
  },
  apollo: async () => {
    const { appealByApollo, createApollo } = await guide('with-apollo.ts');
    const { graph } = await createApollo(place);
    return watch('apollo', (id, show) => appealByApollo(graph, id, show));
  },
  urql: async () => {
    const { appealByUrql, createUrql } = await guide('with-urql.ts');
    const graph = await createUrql(place);
    return watch('urql', (id, show) => appealByUrql(graph, id, show));
  },
};

report(await clients[process.env['CLIENT']!]!());

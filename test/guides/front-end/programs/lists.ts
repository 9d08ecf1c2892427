/** Reads lists by Apollo Client: one that grows by pages, and everything page by page. */
import { CITIZEN, connectionOf, guide, pothole, report, until } from './support.ts';

const { createApollo } = await guide('graph/apollo.ts');
const { createSocket } = await guide('graph/socket.ts');
const { submitAppeal } = await guide('appeals/submit.ts');
const { appealsList, everyAppeal, showMore } = await guide('appeals/list.ts');

const graph = createApollo(connectionOf(CITIZEN), createSocket(connectionOf(CITIZEN)));
const sent: string[] = [];
for (const key of ['guide-list-1', 'guide-list-2', 'guide-list-3']) sent.unshift((await submitAppeal(graph, pothole(key))).appeal.id);

const list = appealsList(graph, {}, 2);
let shown: string[] = [];
list.subscribe(({ data, dataState }: { data: { appeals: { edges: { node: { id: string } }[] } }; dataState: string }) => {
  if (dataState === 'complete') shown = data.appeals.edges.map(({ node }) => node.id);
});
await until(() => shown.length > 0);
const firstPage = shown;
const hadMore = await showMore(list);
await until(() => shown.length > 2);

const none = appealsList(graph, { number: 'there is none' });
none.subscribe(() => undefined);
await until(() => none.getCurrentResult().dataState === 'complete');

const every: string[] = [];
for await (const { id } of everyAppeal(graph, {}, 2)) if (every.push(id) === 3) break;

report({ sent, firstPage, hadMore, grown: shown.slice(0, 3), moreOfNothing: await showMore(none), every });

/** Follows an appeal by Apollo Client while it changes, through a cut, and sees what happens to a list on the same page. */
import { change, CITIZEN, connectionOf, guide, pothole, report, until } from './support.ts';

const { createApollo } = await guide('graph/apollo.ts');
const { createSocket } = await guide('graph/socket.ts');
const { submitAppeal } = await guide('appeals/submit.ts');
const { appealsList } = await guide('appeals/list.ts');
const { followAppeal } = await guide('appeals/live.ts');

const socket = createSocket(connectionOf(CITIZEN));
const graph = createApollo(connectionOf(CITIZEN), socket);
const { appeal } = await submitAppeal(graph, pothole('guide-live-apollo'));

let listed: string | undefined;
appealsList(graph).subscribe(({ data }: { data?: { appeals: { edges: { node: { id: string; status: string } }[] } } }) => {
  listed = data?.appeals.edges.find(({ node }) => node.id === appeal.id)?.node.status;
});

const shown: { version: number; status: string }[] = [];
const failures: unknown[] = [];
const stop = followAppeal(graph, appeal.id, {
  show: ({ version, status }: { version: number; status: string }) => shown.push({ version, status }),
  fail: (error: unknown) => failures.push(String(error)),
});
const reaches = (version: number) => until(() => shown.some((seen) => seen.version >= version));

await reaches(1);
await change(appeal.id, 1);
await reaches(2);
socket.terminate();
await change(appeal.id, 2);
await reaches(3);
await change(appeal.id, 3);
await reaches(4);
await until(() => listed === 'IN_PROGRESS');
stop();
await change(appeal.id, 4);
await new Promise((resolve) => setTimeout(resolve, 300));
report({ shown, failures, listed });

/** Watches an appeal by graphql-ws alone: begins with a token that has ended, and goes on through a cut. */
import { change, CITIZEN, connectionOf, guide, pothole, report } from './support.ts';

const { createApollo } = await guide('graph/apollo.ts');
const { createSocket } = await guide('graph/socket.ts');
const { submitAppeal } = await guide('appeals/submit.ts');
const { watchAppeal } = await guide('appeals/watch.ts');

const tokens = ['a token that has ended'];
const socket = createSocket({ ...connectionOf(CITIZEN), token: async () => tokens.shift() ?? CITIZEN });
const closed: number[] = [];
const cursors: string[] = [];
socket.on('closed', ({ code }: { code: number }) => closed.push(code));
const { appeal } = await submitAppeal(createApollo(connectionOf(CITIZEN), socket), pothole('guide-live-graphql-ws'));

const versions: number[] = [];
await change(appeal.id, 1);
for await (const { version, cursor } of watchAppeal(socket, appeal.id, appeal.cursor)) {
  versions.push(version);
  cursors.push(cursor);
  if (version === 2) socket.terminate();
  if (version === 4) break;
  await change(appeal.id, version);
}

const signedOut = createSocket({ ...connectionOf(null), token: () => Promise.reject(new Error('signed out')) });
const refusal = await watchAppeal(signedOut, appeal.id, appeal.cursor).next().catch(String);
report({ versions, closed, refusal, cursors: new Set(cursors).size });

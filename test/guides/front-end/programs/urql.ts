/** Sends and follows an appeal by urql, through a cut. */
import { change, CITIZEN, connectionOf, guide, pothole, report, until } from './support.ts';

const { createUrql } = await guide('graph/urql.ts');
const { createSocket } = await guide('graph/socket.ts');
const { followWithUrql, submitWithUrql } = await guide('appeals/with-urql.ts');

const socket = createSocket(connectionOf(CITIZEN));
const graph = createUrql(connectionOf(CITIZEN), socket);
const refusal = await submitWithUrql(createUrql(connectionOf(null), socket), pothole('guide-urql-nobody')).catch(String);
const appeal = await submitWithUrql(graph, pothole('guide-urql'));

const shown: number[] = [];
const failures: string[] = [];
const stop = await followWithUrql(graph, appeal.id, {
  show: ({ version }: { version: number }) => shown.push(version),
  fail: (error: unknown) => failures.push(String(error)),
});
await change(appeal.id, 1);
await until(() => shown.includes(2));
socket.terminate();
await change(appeal.id, 2);
await until(() => shown.includes(3));
// By then, whatever the cut made come twice has come.
await change(appeal.id, 3);
await until(() => shown.includes(4));
stop();
report({ refusal, shown, failures });

/** Sends messages by Apollo Client: a wrong one, a right one, the right one again, another one under its key, one by nobody. */
import { CITIZEN, connectionOf, guide, pothole, report } from './support.ts';

const { createApollo } = await guide('graph/apollo.ts');
const { createSocket } = await guide('graph/socket.ts');
const { submitAppeal } = await guide('appeals/submit.ts');

const clientOf = (token: string | null) => createApollo(connectionOf(token), createSocket(connectionOf(token)));
const citizen = clientOf(CITIZEN);
const right = pothole('guide-submit');

report({
  wrong: await submitAppeal(citizen, { ...right, idempotencyKey: 'guide-wrong', text: ' ', details: { roadPothole: { lane: 9 } } }),
  right: await submitAppeal(citizen, right),
  again: await submitAppeal(citizen, right),
  another: await submitAppeal(citizen, { ...right, text: 'Другая яма.' }),
  nobody: await submitAppeal(clientOf(null), { ...right, idempotencyKey: 'guide-nobody' }),
});

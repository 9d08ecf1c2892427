/** Meets errors by Apollo Client, urql and graphql-ws, and reads their codes by the guide's one function. */
import { CITIZEN, connectionOf, guide, report } from './support.ts';

const { createApollo } = await guide('graph/apollo.ts');
const { createUrql } = await guide('graph/urql.ts');
const { createSocket } = await guide('graph/socket.ts');
const { codesOf } = await guide('graph/codes.ts');
const { watchAppeal } = await guide('appeals/watch.ts');
const { AppealDocument, AppealsPageDocument, WatchAppealDocument } = await guide('graph/generated/graphql.ts');

const STRANGE_ID = '01a20217-4136-7109-8ffd-7a6a3d887594';
const socket = createSocket(connectionOf(CITIZEN));
const apollo = createApollo(connectionOf(CITIZEN), socket);
const urql = createUrql(connectionOf(CITIZEN), socket);
const codesOfApollo = (token: string | null, query: unknown, variables: unknown): Promise<string[]> =>
  createApollo(connectionOf(token), socket).query({ query, variables }).then(() => [], codesOf);
const codesOfUrql = async (token: string | null, query: unknown, variables: unknown): Promise<string[]> =>
  codesOf((await createUrql(connectionOf(token), socket).query(query, variables)).error);
const nobodyThere = createApollo({ ...connectionOf(null), origin: 'http://127.0.0.1:1' }, socket);
const first = (source: { subscribe(take: (result: { error?: unknown }) => void): unknown }): Promise<string[]> =>
  new Promise((resolve) => source.subscribe(({ error }) => resolve(codesOf(error))));

report({
  apollo: [
    await codesOfApollo(CITIZEN, AppealDocument, { id: STRANGE_ID }),
    await codesOfApollo(CITIZEN, AppealsPageDocument, { first: 500 }),
    await codesOfApollo('bad', AppealDocument, { id: STRANGE_ID }),
    await first(apollo.subscribe({ query: WatchAppealDocument, variables: { appealId: STRANGE_ID } })),
  ],
  urql: [
    await codesOfUrql(CITIZEN, AppealDocument, { id: STRANGE_ID }),
    await codesOfUrql(CITIZEN, AppealsPageDocument, { first: 500 }),
    await codesOfUrql('bad', AppealDocument, { id: STRANGE_ID }),
    await first(urql.subscription(WatchAppealDocument, { appealId: STRANGE_ID })),
  ],
  graphqlWs: await watchAppeal(socket, STRANGE_ID, 'no cursor').next().catch(codesOf),
  lostConnection: await nobodyThere.query({ query: AppealDocument, variables: { id: STRANGE_ID } }).catch(codesOf),
});

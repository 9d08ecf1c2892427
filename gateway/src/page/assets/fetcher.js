import { subscribe } from './live-socket.js';

const LAST_APPEAL = 'otklik:last-appeal-and-cursor';

/** GraphiQL's way to the graph: HTTP for queries and mutations, a socket for subscriptions, both with the login's token. */
export function createFetcher({ endpoint, locale, texts }, login) {
  return async (params, options) => {
    if (params.operationName === 'IntrospectionQuery') return (await fetch('/schema.json')).json();
    const request = { ...params, variables: fillLast(params.variables) };
    const authorization = await login.authorization();
    const identity = authorization === null ? {} : { authorization };
    if (isSubscription(options?.documentAST, params.operationName)) {
      return subscribe(endpoint, { ...identity, acceptLanguage: locale, ...options?.headers }, request, texts.cut);
    }
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        'accept-language': locale,
        ...identity,
        ...options?.headers,
      },
      body: JSON.stringify(request),
    });
    const result = await response.json();
    noteAppeal(result);
    return result;
  };
}

function isSubscription(document, operationName) {
  const operations = (document?.definitions ?? []).filter(({ kind }) => kind === 'OperationDefinition');
  const chosen = operations.find(({ name }) => name?.value === operationName) ?? operations[0];
  return chosen?.operation === 'subscription';
}

/** `"last"` as `appealId` or `after` anywhere in the variables is the appeal submitted last from this browser, and its cursor then. */
function fillLast(variables) {
  const last = JSON.parse(localStorage.getItem(LAST_APPEAL) ?? 'null');
  return last === null ? variables : fill(variables, { appealId: last.id, after: last.cursor });
}

function fill(value, last) {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map((item) => fill(item, last));
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, inner === 'last' && last[key] ? last[key] : fill(inner, last)]),
  );
}

function noteAppeal(result) {
  const { id, cursor } = result?.data?.submitAppeal?.appeal ?? {};
  if (typeof id === 'string') localStorage.setItem(LAST_APPEAL, JSON.stringify({ id, cursor }));
}

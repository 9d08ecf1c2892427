import type { FetchRequest } from '../planning/plan.js';
import { keyTreeOf, textsOf, type KeyTree } from '../reading/answer-texts.js';
import { documentOf, type Fetch } from '../reading/fetch-document.js';
import { readData } from '../reading/read-data.js';
import { isSerialised, type SerialisedResponse, type SubgraphError, type SubgraphResponse } from '../transport.js';
import { CompiledRequest, type Representations } from './compiled-request.js';
import { isDataObject, type DataObject, type Execution, type Federation } from './execution.js';
import { readErrors } from './read-errors.js';

/** What came of a request. `data` is null when the subgraph nulled it. */
export type SubgraphAnswer =
  | { readonly kind: 'answered'; readonly data: DataObject | null; readonly errors: readonly SubgraphError[] }
  | { readonly kind: 'unavailable'; readonly cause: unknown };

const NO_REPRESENTATIONS: Representations = new Map();
const NO_ERRORS: readonly SubgraphError[] = [];

/** Sends a fetch of the plan. Never rejects. */
export function callSubgraph(
  fetch: Fetch & FetchRequest,
  federation: Federation,
  execution: Execution,
  representations: Representations = NO_REPRESENTATIONS,
): Promise<SubgraphAnswer> {
  const { watchFetch } = federation;
  if (watchFetch === undefined) return call(fetch, federation, execution, representations);
  const watched = watchFetch(fetch, execution.context);
  return call(fetch, federation, { ...execution, context: watched.context }, representations).then((answer) => {
    watched.end(answer.kind === 'unavailable' ? 'unavailable' : answer.errors.length > 0 ? 'errors' : 'ok');
    return answer;
  });
}

async function call(
  fetch: Fetch & FetchRequest,
  federation: Federation,
  execution: Execution,
  representations: Representations,
): Promise<SubgraphAnswer> {
  try {
    const response = await federation.transport.execute(new CompiledRequest(fetch, federation.texts, execution, representations));
    return readResponse(response, fetch, federation, execution);
  } catch (cause) {
    return { kind: 'unavailable', cause };
  }
}

/**
 * Reads a response, or an event of a subscription. Foreign subgraphs may send anything.
 * @throws what is wrong with a response that is no JSON
 */
export function readResponse(
  response: SubgraphResponse | SerialisedResponse,
  fetch: Fetch,
  { texts }: Pick<Federation, 'texts'>,
  { layouts }: Pick<Execution, 'layouts'>,
): SubgraphAnswer {
  if (!isSerialised(response)) return readParsed(response, fetch, texts);
  const layout = layouts.of(fetch);
  const data = layout === null ? null : readData(response.bytes, layout);
  return data === null ? readParsed(response.parse(), fetch, texts) : { kind: 'answered', data, errors: NO_ERRORS };
}

function readParsed(response: SubgraphResponse, fetch: Fetch, texts: Federation['texts']): SubgraphAnswer {
  const given: unknown = response;
  if (!isDataObject(given)) return malformed();
  const data = given['data'] ?? null;
  const errors = readErrors(given['errors'] ?? NO_ERRORS);
  if ((data !== null && !isDataObject(data)) || errors === null || (data === null && errors.length === 0)) return malformed();
  return { kind: 'answered', data: data === null ? null : textsOf(data, keysOf(fetch), texts), errors };
}

const NO_KEYS: KeyTree = new Map();
const KEYS = new WeakMap<Fetch, KeyTree>();

/** Made when a fetch is first answered. */
function keysOf(fetch: Fetch): KeyTree {
  let keys = KEYS.get(fetch);
  if (keys === undefined) {
    const document = documentOf(fetch);
    KEYS.set(fetch, (keys = document === null ? NO_KEYS : keyTreeOf(document)));
  }
  return keys;
}

function malformed(): SubgraphAnswer {
  return { kind: 'unavailable', cause: new Error('The subgraph sent something that is not a GraphQL response') };
}

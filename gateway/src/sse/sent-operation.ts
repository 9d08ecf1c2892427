import type { IncomingMessage } from 'node:http';
import type { SubscribePayload } from 'graphql-ws';
import { HttpRefusal } from '../http/http-refusal.js';
import { readJson, type BodyLimits } from '../http/read-body.js';

/**
 * The operation of a request for events, as GraphQL over HTTP has it: by POST in a JSON body, by GET in the query of the URL. Its
 * text is empty where it is named by an id.
 * @throws HttpRefusal when the request is none of GraphQL
 */
export async function readOperation(request: IncomingMessage, search: string, limits: BodyLimits): Promise<SubscribePayload> {
  return checked(request.method === 'POST' ? await readJson(request, limits) : inQuery(search));
}

function inQuery(search: string): Record<string, unknown> {
  const parameters = new URLSearchParams(search);
  const text = (name: string): string | undefined => parameters.get(name) ?? undefined;
  const json = (name: string): unknown => {
    const value = text(name);
    if (value === undefined || value === '') return undefined;
    try {
      return JSON.parse(value);
    } catch {
      throw HttpRefusal.badRequest(`The parameter "${name}" of the URL is not valid JSON.`);
    }
  };
  return { query: text('query'), documentId: text('documentId'), operationName: text('operationName'), variables: json('variables'), extensions: json('extensions') };
}

function checked(sent: unknown): SubscribePayload {
  if (!isRecord(sent)) throw HttpRefusal.badRequest('An operation is a JSON object with a "query"; several in one request are not taken.');
  const { query, documentId, operationName, variables, extensions } = sent;
  for (const [name, value] of Object.entries({ query, documentId, operationName })) {
    if (value != null && typeof value !== 'string') throw HttpRefusal.badRequest(`"${name}" is not a text.`);
  }
  for (const [name, value] of Object.entries({ variables, extensions })) {
    if (value != null && !isRecord(value)) throw HttpRefusal.badRequest(`"${name}" is not a JSON object.`);
  }
  const isNamed = documentId != null || (isRecord(extensions) && extensions['persistedQuery'] != null);
  if (!isNamed && (query == null || query === '')) throw HttpRefusal.badRequest('The request has no "query".');
  return { ...sent, query: query ?? '' } as SubscribePayload;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

import type { GraphClient } from '@otklik/test/platform';
import { isObjectType } from 'graphql';
import { withIds } from '../matrix/ask.js';
import { leastSelection, PUBLIC_SCHEMA } from '../matrix/graph-fields.js';
import { CALLS, isNested, payloadTypes } from './calls.js';

/** What became of a call: a letter of the expectations, and what its success said. */
export interface Tried {
  readonly letter: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly text: string;
}

const LETTERS: Readonly<Record<string, string>> = { Forbidden: 'x', NotFound: '-', Conflict: '!', ValidationFailed: '!' };

/** Calls a mutation with the input that could succeed, and asks for everything that its success says. */
export async function tryCall(client: GraphClient, mutation: string, ids: Readonly<Record<string, string>>): Promise<Tried> {
  const [success] = payloadTypes(mutation);
  if (success === undefined) throw new Error(`${mutation} answers no type whose name ends in Success: teach payloadTypes of it`);
  const selection = `{ __typename ... on ${success} ${selectionOf(success)} ... on ValidationFailed { issues { path code } } }`;
  const { input } = CALLS[mutation]!;
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  const document = input === null ? `mutation { done: ${mutation} ${selection} }` : `mutation ($input: ${type}!) { done: ${mutation}(input: $input) ${selection} }`;
  const variables = input === null ? undefined : { input: JSON.parse(withIds(JSON.stringify(input), ids)) as Record<string, unknown> };
  const answer = await client.send<{ done: { __typename: string } & Record<string, unknown> }>(document, variables);
  const { __typename: name, ...payload } = answer.data?.done ?? { __typename: '' };
  const letter = name === success ? letterOfItems(payload) : (LETTERS[name] ?? '!');
  return { letter, payload: letter === 'o' ? payload : {}, text: JSON.stringify(answer) };
}

/** What became of a call in bulk: nothing of it was done when the first item was not. */
function letterOfItems({ results }: Readonly<Record<string, unknown>>): string {
  const [item] = Array.isArray(results) ? (results as { outcome: { __typename: string } | null }[]) : [];
  return item === undefined || item.outcome?.__typename.endsWith('Success') === true ? 'o' : (LETTERS[item.outcome?.__typename ?? ''] ?? '!');
}

function selectionOf(typeName: string): string {
  const type = PUBLIC_SCHEMA.getType(typeName);
  if (!isObjectType(type)) return '';
  const fields = Object.values(type.getFields()).map((field) => {
    const inner = String(field.type).replace(/[[\]!]/g, '');
    return `${field.name} ${isNested(inner) ? selectionOf(inner) : leastSelection(field)}`;
  });
  return `{ ${fields.join(' ')} }`;
}

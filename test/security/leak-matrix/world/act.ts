import type { GraphClient } from '@otklik/test/platform';

/** What a step of the story gives: the object that it made or changed. */
export interface Made {
  readonly id: string;
  readonly cursor: string;
}

/** Does a mutation that must succeed, and gives the field of its success. */
export async function act<Got = Made>(client: GraphClient, mutation: string, input: Record<string, unknown>, selection: string): Promise<Got> {
  const type = mutation.charAt(0).toUpperCase() + mutation.slice(1);
  const document = `mutation ($input: ${type}Input!) { done: ${mutation}(input: $input) { ... on ${type}Success { got: ${selection} }
    ... on ValidationFailed { issues { path code } } ... on Failure { code message } } }`;
  const { done } = await client.ask<{ done: { got?: Got } }>(document, { input });
  if (done.got === undefined) throw new Error(`${mutation} was refused: ${JSON.stringify(done)}`);
  return done.got;
}

/**
 * Scenario: a stranger follows the README word for word. The tour's operations are taken from the file and sent by the
 * personas it names, with the id and the cursor pasted as it says.
 */
import { GraphClient, startTestPlatform, type TestPlatform } from '@otklik/test/platform';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

interface Step {
  readonly persona: string;
  readonly watches: boolean;
  readonly operation: string;
}

const STEP = /<!-- tour: ([a-z-]+)( watches)? -->\n```graphql\n([\s\S]*?)```/g;
let platform: TestPlatform;
let steps: Step[];

beforeAll(async () => {
  const text = await readFile(join(import.meta.dirname, '../../../README.md'), 'utf8');
  steps = [...text.matchAll(STEP)].map(([, persona, watches, operation]) => ({ persona: persona!, watches: watches !== undefined, operation: operation! }));
  platform = await startTestPlatform();
});

afterAll(async () => platform?.stop());

it('the five-minute tour of the README works as it is written', async () => {
  expect(steps.map(({ persona, watches }) => (watches ? `${persona} watches` : persona))).toEqual([
    'anna',
    'anna watches',
    'roads-coordinator',
    'roads-coordinator',
    'roads-executor',
    'roads-approver',
    'anna',
  ]);
  const [submit, watch, ...others] = steps as [Step, Step, ...Step[]];
  const anna = await GraphClient.as(platform.url, submit.persona);
  const submitted = await anna.ask<{ submitAppeal: { appeal: { id: string; cursor: string } } }>(submit.operation);
  const { id, cursor } = submitted.submitAppeal.appeal;
  const paste = (operation: string): string => operation.replaceAll('"ID"', JSON.stringify(id)).replaceAll('"CURSOR"', JSON.stringify(cursor));

  const socket = anna.socket();
  const updates = socket.iterate<{ appealUpdated: { version: number; appeal: { status: string } } }>({ query: paste(watch.operation) });
  for (const { persona, operation } of others) {
    const client = await GraphClient.as(platform.url, persona);
    const answer = Object.values(await client.ask<Record<string, { __typename: string }>>(paste(operation)));
    expect(answer.map(({ __typename }) => __typename)).toEqual([expect.stringMatching(/Success$/)]);
  }

  const versions: number[] = [];
  for await (const { data, errors } of updates) {
    expect(errors).toBeUndefined();
    versions.push(data!.appealUpdated.version);
    if (versions.length === others.length) break;
  }
  expect(versions).toEqual([2, 3, 4, 5, 6]);
  await socket.dispose();
});

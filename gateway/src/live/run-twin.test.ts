import { encodeCursor } from '@otklik/events';
import { ANONYMOUS } from '@otklik/identity';
import { GraphQLError, type GraphQLSchema } from 'graphql';
import { LiveCounters } from './live-counters.js';
import { runTwin, type RunQuery, type TwinOutcome } from './run-twin.js';
import { permissionOperation } from './twin-operation.js';

const event = { topic: 'appeal/a', version: 3 };
const coded = (code: string) => new GraphQLError('text', { extensions: { code } });

function outcomeOf(answer: Awaited<ReturnType<RunQuery>> | Error, seen: unknown[] = []): Promise<TwinOutcome> {
  const run: RunQuery = async (_schema, _document, _source, variables) => {
    seen.push(variables);
    if (answer instanceof Error) throw answer;
    return answer;
  };
  const twin = { ...permissionOperation('q', 'q', true), variables: ['locale', 'missing'], cursorVariable: 'c' };
  const context = { viewer: ANONYMOUS, locale: 'ru', requestId: 'r' } as const;
  return runTwin({ run, present: () => ({ message: 'shown' }), counters: new LiveCounters() }, { schema: {} as GraphQLSchema, twin, responseKey: 'key', variables: { locale: 'en', other: 1 }, context }, event);
}

test('passes the cursor of the event and only the variables that the twin uses', async () => {
  const seen: unknown[] = [];
  await outcomeOf({ json: '{"key":{}}' }, seen);
  expect(seen).toEqual([{ c: encodeCursor({ kind: 'version', ...event }), locale: 'en' }]);
});

test('a value is a result, with the errors beside it as clients may see them', async () => {
  expect(await outcomeOf({ json: '{"key":{"a":1}}' })).toMatchObject({ kind: 'result', result: { text: '{"data":{"key":{"a":1}}}' } });
  expect(await outcomeOf({ json: '{"key":{"a":null}}', errors: [coded('SUBGRAPH_UNAVAILABLE')] })).toMatchObject({
    kind: 'result',
    result: { text: '{"errors":[{"message":"shown"}],"data":{"key":{"a":null}}}' },
  });
  expect(await outcomeOf({ json: '{"key":0}' })).toMatchObject({ kind: 'result' });
});

test.each([null, 'null', '{"key":null}', '{ "key": null }'])('no value and no error means that there is nothing for this viewer: %s', async (json) => {
  expect(await outcomeOf({ json })).toMatchObject({ kind: 'refused', error: { code: 'NOT_FOUND' } });
});

test.each(['FORBIDDEN', 'NOT_FOUND', 'UNAUTHENTICATED', 'BAD_CURSOR'])('no value and %s is a refusal, also among faults', async (code) => {
  const refusal = coded(code);
  expect(await outcomeOf({ json: '{"key":null}', errors: [coded('SUBGRAPH_UNAVAILABLE'), refusal] })).toEqual({ kind: 'refused', error: refusal });
});

test.each([coded('SUBGRAPH_UNAVAILABLE'), coded('INTERNAL_SERVER_ERROR'), new GraphQLError('no code')])('no value and a fault may pass: %s', async (fault) => {
  expect(await outcomeOf({ json: null, errors: [fault] })).toEqual({ kind: 'failed', error: fault });
});

test('an engine that throws is a fault', async () => {
  const fault = new Error('broken');
  expect(await outcomeOf(fault)).toEqual({ kind: 'failed', error: fault });
});

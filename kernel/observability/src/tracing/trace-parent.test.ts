import { ROOT_CONTEXT, trace } from '@opentelemetry/api';
import { contextOf, traceparentOf } from './trace-parent.js';

const HEADER = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

test('a request with a traceparent is put below it', () => {
  expect(trace.getSpanContext(contextOf(HEADER))).toEqual({
    traceId: '0af7651916cd43dd8448eb211c80319c',
    spanId: 'b7ad6b7169203331',
    traceFlags: 1,
    isRemote: true,
  });
});

test('a traceparent of a later version is read as far as it is known', () => {
  expect(trace.getSpanContext(contextOf(`${HEADER.replace(/^00/, '01')}-more`))?.spanId).toBe('b7ad6b7169203331');
});

test.each([
  null,
  '',
  'nonsense',
  HEADER.toUpperCase(),
  HEADER.replace(/^00/, 'ff'),
  HEADER.slice(0, -1),
  '00-00000000000000000000000000000000-b7ad6b7169203331-01',
  '00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01',
])('a request with %j begins a trace of its own', (header) => {
  expect(contextOf(header)).toBe(ROOT_CONTEXT);
});

test.each([0, 1])('what is written is read as the same, with the choice %i', (traceFlags) => {
  const span = { traceId: '0af7651916cd43dd8448eb211c80319c', spanId: 'b7ad6b7169203331', traceFlags };
  expect(trace.getSpanContext(contextOf(traceparentOf(span)))).toMatchObject(span);
});

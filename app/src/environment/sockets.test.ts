import { readSockets, SOCKET_VARIABLES, socketLimitsInForce } from './sockets.js';

test('nothing is said unless somebody says it', () => {
  expect(readSockets({})).toBeUndefined();
  expect(readSockets(Object.fromEntries(SOCKET_VARIABLES.map((name) => [name, ''])))).toBeUndefined();
});

test('numbers are taken as they are, and no limit is 0', () => {
  expect(readSockets({ OTKLIK_SOCKET_OPERATIONS: '7', OTKLIK_SOCKETS_PER_VIEWER: '0', OTKLIK_DRAIN_MS: '0' })).toEqual({ operations: 7, perViewer: null, drainMs: 0 });
});

test.each([
  ['OTKLIK_SOCKET_SUBSCRIPTIONS', '0'],
  ['OTKLIK_SOCKETS_PER_ADDRESS', '-1'],
  ['OTKLIK_SOCKETS_PER_ADDRESS', '1e3'],
  ['OTKLIK_DRAIN_DELAY_MS', '600001'],
  ['OTKLIK_DRAIN_MS', 'soon'],
])('%s=%s is refused with what to give', (name, value) => {
  expect(() => readSockets({ [name]: value })).toThrow(/give a whole number from \d+ to \d+/);
});

test('where rates are limited sockets are counted too, unless something else is said', () => {
  expect(socketLimitsInForce({}, false)).toEqual({});
  expect(socketLimitsInForce({}, true)).toEqual({ perViewer: 100, perAddress: 20_000 });
  expect(socketLimitsInForce({ perViewer: null, perAddress: 5 }, true)).toEqual({ perViewer: null, perAddress: 5 });
});

import { httpUrl, isLoopback, isOwnHost } from './host-address.js';

describe('the address to listen at', () => {
  it.each(['127.0.0.1', '127.255.0.3', '::1', '0:0:0:0:0:0:0:1', 'localhost', 'LOCALHOST', '::ffff:127.0.0.1'])(
    '%s is this machine alone',
    (host) => {
      expect(isLoopback(host)).toBe(true);
    },
  );

  it.each(['0.0.0.0', '::', '128.0.0.1', '192.168.0.1', '::ffff:8.8.8.8', 'localhost.example', '127.1', ''])(
    '%s may be reached from elsewhere',
    (host) => {
      expect(isLoopback(host)).toBe(false);
    },
  );

  it.each([
    ['127.0.0.1', '127.0.0.1', true],
    ['LocalHost', '127.0.0.1', true],
    ['::1', '127.0.0.1', true],
    ['evil.example', '127.0.0.1', false],
    ['127.0.0.1.evil.example', '127.0.0.1', false],
    ['192.168.0.5', '127.0.0.1', false],
    ['192.168.0.5', '192.168.0.5', true],
    ['localhost', '192.168.0.5', true],
    ['evil.example', '192.168.0.5', false],
    ['Otklik.Example', 'otklik.example', true],
    ['anything.example', '0.0.0.0', true],
    ['anything.example', '::', true],
  ])('a request may call it %s when it listens at %s: %s', (hostname, listensAt, own) => {
    expect(isOwnHost(hostname, listensAt)).toBe(own);
  });

  it('makes a URL, an IPv6 address in brackets', () => {
    expect(httpUrl('127.0.0.1', 4000)).toBe('http://127.0.0.1:4000');
    expect(httpUrl('::1', 80)).toBe('http://[::1]:80');
    expect(new URL(httpUrl('::1', 4000)).hostname).toBe('[::1]');
  });
});

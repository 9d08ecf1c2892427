import { addressKey, TrustedProxies } from './client-address.js';

const proxies = new TrustedProxies(['10.0.0.0/8', '192.0.2.1', '2001:db8:1::/48']);
const from = (remoteAddress: string, forwarded?: string | string[]) => ({ socket: { remoteAddress }, headers: { 'x-forwarded-for': forwarded } });

test.each([
  ['a direct request', from('198.51.100.7'), '198.51.100.7'],
  ['a direct request that claims another address', from('198.51.100.7', '1.2.3.4'), '198.51.100.7'],
  ['a trusted proxy', from('10.1.2.3', '198.51.100.7'), '198.51.100.7'],
  ['a trusted proxy that was lied to', from('10.1.2.3', '1.2.3.4, 198.51.100.7'), '198.51.100.7'],
  ['two trusted proxies', from('10.1.2.3', '1.2.3.4,198.51.100.7, 192.0.2.1'), '198.51.100.7'],
  ['nothing but trusted proxies', from('10.1.2.3', '10.3.3.3'), '10.3.3.3'],
  ['a proxy that names nobody', from('10.1.2.3'), '10.1.2.3'],
  ['a proxy that writes nonsense', from('10.1.2.3', '1.2.3.4, unknown'), '10.1.2.3'],
  ['a proxy that writes ports', from('10.1.2.3', '198.51.100.7:5000'), '198.51.100.7'],
  ['a proxy that writes IPv6 with a port', from('10.1.2.3', '[2001:db8::7]:5000'), '2001:db8::7'],
  ['a socket for both families', from('::ffff:10.1.2.3', '198.51.100.7'), '198.51.100.7'],
  ['a trusted proxy with IPv6', from('2001:db8:1::5', '2001:db8:2::7'), '2001:db8:2::7'],
  ['a neighbour on one of our networks', from('fe80::1%eth0', '1.2.3.4'), 'fe80::1'],
  ['a connection that is gone', from('', '1.2.3.4'), ''],
])('%s', (_name, request, address) => {
  expect(proxies.clientOf(request)).toBe(address);
});

test('without trusted proxies nobody is believed', () => {
  expect(new TrustedProxies([]).clientOf(from('127.0.0.1', '1.2.3.4'))).toBe('127.0.0.1');
});

test.each([
  ['198.51.100.7', '198.51.100.7'],
  ['2001:db8:0:7::1', '2001:db8:0:7::/64'],
  ['2001:0DB8:0000:0007:aaaa:bbbb:cccc:dddd', '2001:db8:0:7::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['1::', '1:0:0:0::/64'],
  ['64:ff9b::192.0.2.33', '64:ff9b:0:0::/64'],
])('the bucket of %s is that of %s', (address, key) => {
  expect(addressKey(address)).toBe(key);
});

test.each(['10.0.0.0/33', 'somewhere', '10.0.0'])('a trusted proxy is no %s', (network) => {
  expect(() => new TrustedProxies([network])).toThrow();
});

import { isLoopback } from '../environment/host-address.js';

/** Whether a web address is on this machine, or at the platform itself: the only places the development provider sends anybody to. */
export function isOwnPlace(address: string, issuerUrl: string): boolean {
  const url = URL.parse(address);
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') return false;
  return isLoopback(url.hostname.replace(/^\[|\]$/g, '')) || url.origin === new URL(issuerUrl).origin;
}

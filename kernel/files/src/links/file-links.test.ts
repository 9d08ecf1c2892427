import { newId } from '@otklik/base';
import { FileLinks } from './file-links.js';

const NOW = new Date('2026-11-19T03:00:00Z');
const SOON = new Date('2026-11-19T03:05:00Z');
const id = newId();
const links = new FileLinks({ secrets: ['first'], origin: () => 'https://otklik.example' });

test('a link says what it is for, until it ends', () => {
  const upload = links.forUpload(id, SOON);
  expect(upload).toMatchObject({ url: expect.stringMatching(/^https:\/\/otklik\.example\/files\//), expiresAt: SOON });
  const path = upload.url.slice('https://otklik.example'.length);
  expect(links.check(path, NOW)).toEqual({ state: 'valid', grant: { action: 'upload', fileId: id } });
  expect(links.check(path, SOON)).toEqual({ state: 'expired' });
  const download = links.forDownload(id, 'public', 'anonymous', SOON).url;
  expect(links.check(download, NOW)).toMatchObject({ state: 'valid', grant: { action: 'download', fileId: id, audience: 'public' } });
});

test('no two viewers get the same link, and it does not say who they are', () => {
  const [anna, boris] = ['anna', 'boris'].map((viewer) => links.forDownload(id, 'insider', viewer, SOON).url);
  expect(anna).not.toBe(boris);
  expect(anna).not.toContain('anna');
});

describe('a link that was altered', () => {
  const { url } = links.forDownload(id, 'public', 'anonymous', SOON);
  test.each<[string, string]>([
    ['another file', url.replace(id, newId())],
    ['a later end', url.replace(/expires=(\d+)/, (_, expires: string) => `expires=${Number(expires) + 1}`)],
    ['another audience', url.replace('audience=public', 'audience=insider')],
    ['another holder', url.replace(/holder=[^&]+/, 'holder=me')],
    ['an upload of it', url.replace(/audience=public&holder=[^&]+/, 'upload=1')],
    ['no signature', url.replace(/&signature=.*/, '')],
    ['half a signature', url.slice(0, -10)],
    ['no end', url.replace(/expires=\d+/, 'expires=never')],
    ['a path below', url.replace('?', '/x?')],
    ['no id', url.replace(id, '..%2f..%2fetc%2fpasswd')],
  ])('%s: is none', (_, altered) => expect(links.check(altered, NOW)).toEqual({ state: 'invalid' }));

  test('a link of another secret is none, one of the secret before still is', () => {
    expect(new FileLinks({ secrets: ['other'], origin: () => null }).check(url, NOW)).toEqual({ state: 'invalid' });
    expect(new FileLinks({ secrets: ['new', 'first'], origin: () => null }).check(url, NOW)).toMatchObject({ state: 'valid' });
  });
});

test('where the address is not known a link is a path; what is no path of files is nobody’s', () => {
  const unknown = new FileLinks({ secrets: ['first'], origin: () => null });
  expect(unknown.forUpload(id, SOON).url).toMatch(/^\/files\//);
  for (const url of ['/graphql', '/', '//[', '*']) expect(unknown.check(url, NOW)).toBeNull();
});

describe('a link of an export', () => {
  const { url, expiresAt } = links.forExport(id, SOON);

  test('says which one, until it ends, and is no link of a file', () => {
    expect(expiresAt).toEqual(SOON);
    expect(links.checkExport(url, NOW)).toEqual({ state: 'valid', exportId: id });
    expect(links.checkExport(url, SOON)).toEqual({ state: 'expired' });
    expect(links.check(url, NOW)).toBeNull();
    expect(links.checkExport(links.forUpload(id, SOON).url, NOW)).toBeNull();
  });

  test.each<[string, string]>([
    ['another export', url.replace(id, newId())],
    ['a later end', url.replace(/expires=(\d+)/, (_, expires: string) => `expires=${Number(expires) + 1}`)],
    ['no signature', url.replace(/&signature=.*/, '')],
    ['the signature of a file', url.replace(/signature=.*/, links.forUpload(id, SOON).url.slice(-43))],
    ['no export at all', url.replace(id, '..%2f..%2fetc')],
  ])('that was altered is none: %s', (_, altered) => {
    expect(links.checkExport(altered, NOW)).toEqual({ state: 'invalid' });
  });
});

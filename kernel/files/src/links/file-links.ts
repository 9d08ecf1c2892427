import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

/** As what somebody gets a file: what everybody may see, or what only those who work on it and its author may. */
export type Audience = 'public' | 'insider';

/** What a link lets its holder do. */
export type LinkGrant =
  | { readonly action: 'upload'; readonly fileId: string }
  /** `holder` marks for whom the link was made, without saying who that is. */
  | { readonly action: 'download'; readonly fileId: string; readonly audience: Audience; readonly holder: string };

/** A link as it is given out. */
export interface FileLink {
  /** Absolute, or a path on the server of the graph when the platform does not know its own address. */
  readonly url: string;
  readonly expiresAt: Date;
}

/** What a link of an export says. */
export type ExportLinkCheck = { readonly state: 'valid'; readonly exportId: string } | { readonly state: 'expired' | 'invalid' };

/** What a link says. */
export type LinkCheck = { readonly state: 'valid'; readonly grant: LinkGrant } | { readonly state: 'expired' | 'invalid' };

/** What links are signed with and where they lead. */
export interface FileLinksOptions {
  /** The first signs, all are taken. Nothing but a key derived from them is used. */
  readonly secrets: readonly string[];
  /** The address of the server with the routes of files, without a path; null while it is not known. */
  readonly origin: () => string | null;
}

export const FILES_PATH = '/files/';
const PATH = /^\/files\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;
const EXPORTS_PATH = '/exports/';
const EXPORT_PATH = /^\/exports\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** Signs links to files, and knows its own ones again. Who holds a link needs nothing else, so each ends soon. */
export class FileLinks {
  readonly #keys: readonly Buffer[];
  readonly #origin: () => string | null;

  constructor({ secrets, origin }: FileLinksOptions) {
    this.#keys = secrets.map((secret) => Buffer.from(hkdfSync('sha256', secret, '', 'otklik file links', 32)));
    this.#origin = origin;
  }

  /** A link by which whoever holds it may send one file. */
  forUpload(fileId: string, expiresAt: Date): FileLink {
    return this.#sign({ action: 'upload', fileId }, expiresAt);
  }

  /** A link by which whoever holds it may get one file. @param viewer for whom it is made; no two viewers get the same link */
  forDownload(fileId: string, audience: Audience, viewer: string, expiresAt: Date): FileLink {
    const holder = this.#mac(this.#keys[0]!, `holder\n${viewer}`).subarray(0, 9).toString('base64url');
    return this.#sign({ action: 'download', fileId, audience, holder }, expiresAt);
  }

  /** A link by which whoever holds it gets a table that is written for its viewer while it comes. */
  forExport(exportId: string, expiresAt: Date): FileLink {
    const expires = Math.floor(expiresAt.getTime() / 1000);
    const signature = this.#mac(this.#keys[0]!, exportText(exportId, String(expires))).toString('base64url');
    const query = new URLSearchParams({ expires: String(expires), signature });
    return { url: `${this.#origin() ?? ''}${EXPORTS_PATH}${exportId}?${query.toString()}`, expiresAt: new Date(expires * 1000) };
  }

  /** Whether a path and query are a link of ours to an export, and whether it has ended. Null when the path is none of an export. */
  checkExport(url: string, now: Date): ExportLinkCheck | null {
    const parsed = URL.parse(url, 'http://files');
    if (parsed === null || !parsed.pathname.startsWith(EXPORTS_PATH)) return null;
    const [, exportId] = EXPORT_PATH.exec(parsed.pathname) ?? [];
    const expires = parsed.searchParams.get('expires') ?? '';
    const signature = Buffer.from(parsed.searchParams.get('signature') ?? '', 'base64url');
    if (exportId === undefined || !/^\d{1,12}$/.test(expires)) return { state: 'invalid' };
    if (!this.#keys.some((key) => sameBytes(signature, this.#mac(key, exportText(exportId, expires))))) return { state: 'invalid' };
    return Number(expires) * 1000 > now.getTime() ? { state: 'valid', exportId } : { state: 'expired' };
  }

  /** Whether a path and query are a link of ours, for what, and whether it has ended. Null when the path is none of a file. */
  check(url: string, now: Date): LinkCheck | null {
    const parsed = URL.parse(url, 'http://files');
    if (parsed === null || !parsed.pathname.startsWith(FILES_PATH)) return null;
    const { pathname, searchParams } = parsed;
    const [, fileId] = PATH.exec(pathname) ?? [];
    const expires = searchParams.get('expires') ?? '';
    const signature = Buffer.from(searchParams.get('signature') ?? '', 'base64url');
    const grant = fileId === undefined ? null : readGrant(fileId, searchParams);
    if (grant === null || !/^\d{1,12}$/.test(expires)) return { state: 'invalid' };
    const isOurs = this.#keys.some((key) => sameBytes(signature, this.#mac(key, textOf(grant, expires))));
    if (!isOurs) return { state: 'invalid' };
    return Number(expires) * 1000 > now.getTime() ? { state: 'valid', grant } : { state: 'expired' };
  }

  #sign(grant: LinkGrant, expiresAt: Date): FileLink {
    const expires = Math.floor(expiresAt.getTime() / 1000);
    const query = new URLSearchParams(grant.action === 'upload' ? { upload: '1' } : { audience: grant.audience, holder: grant.holder });
    query.set('expires', String(expires));
    query.set('signature', this.#mac(this.#keys[0]!, textOf(grant, String(expires))).toString('base64url'));
    return { url: `${this.#origin() ?? ''}${FILES_PATH}${grant.fileId}?${query.toString()}`, expiresAt: new Date(expires * 1000) };
  }

  #mac(key: Buffer, text: string): Buffer {
    return createHmac('sha256', key).update(text).digest();
  }
}

function readGrant(fileId: string, query: URLSearchParams): LinkGrant | null {
  if (query.get('upload') === '1') return { action: 'upload', fileId };
  const audience = query.get('audience');
  return audience === 'public' || audience === 'insider' ? { action: 'download', fileId, audience, holder: query.get('holder') ?? '' } : null;
}

function textOf(grant: LinkGrant, expires: string): string {
  const rest = grant.action === 'upload' ? [] : [grant.audience, grant.holder];
  return [grant.action, grant.fileId, expires, ...rest].join('\n');
}

function exportText(exportId: string, expires: string): string {
  return ['export', exportId, expires].join('\n');
}

function sameBytes(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}

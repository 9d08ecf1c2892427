import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, zstdDecompress } from 'node:zlib';

type Decoder = (bytes: Buffer, options: { readonly maxOutputLength: number }) => Promise<Buffer>;

const DECODERS: ReadonlyMap<string, Decoder> = new Map<string, Decoder>([
  ['gzip', promisify(gunzip)],
  ['x-gzip', promisify(gunzip)],
  ['deflate', promisify(inflate)],
  ['br', promisify(brotliDecompress)],
  ['zstd', promisify(zstdDecompress)],
]);

/** Whether a body has to be decoded before it can be read. */
export function isEncoded(contentEncoding: string): boolean {
  return contentEncoding !== '' && contentEncoding.toLowerCase() !== 'identity';
}

/**
 * The bytes of a compressed body. The gateway does not ask for compression, but servers and proxies may compress all the same.
 * @param maxBytes of the decoded body
 * @throws when the encoding is not known, or the body is not of it or too large
 */
export async function decodeBody(bytes: Buffer, contentEncoding: string, maxBytes: number): Promise<Buffer> {
  let decoded = bytes;
  const encodings = contentEncoding.toLowerCase().split(',').map((name) => name.trim());
  for (const encoding of encodings.reverse()) {
    if (encoding === 'identity') continue;
    const decode = DECODERS.get(encoding);
    if (decode === undefined) throw new Error('unknown content encoding');
    decoded = await decode(decoded, { maxOutputLength: maxBytes });
  }
  return decoded;
}

import { AwsClient } from 'aws4fetch';
import { StorageError, requireKey, type FileStorage } from './file-storage.js';

/** Where a bucket is, and who may use it. */
export interface S3Options {
  /** The bucket's address: `https://storage.example/bucket`, `https://bucket.storage.example`, with a path if the files are below one. */
  readonly url: string;
  readonly region: string;
  readonly accessKeyId: string;
  /** Secret: never print it. */
  readonly secretAccessKey: string;
  /** How long one request may take, in milliseconds; 30 s by default. */
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 30_000;
/** Besides the first time; only for what may be done twice. */
const RETRIES = 2;

/** Files in a bucket of an S3-compatible storage. Requests are signed (AWS Signature Version 4); the bucket stays closed to everybody else. */
export class S3Storage implements FileStorage {
  readonly #client: AwsClient;
  readonly #base: string;
  readonly #timeoutMs: number;

  constructor({ url, region, accessKeyId, secretAccessKey, timeoutMs }: S3Options) {
    this.#client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: RETRIES });
    this.#base = url.replace(/\/+$/, '');
    this.#timeoutMs = timeoutMs ?? TIMEOUT_MS;
  }

  async put(key: string, bytes: Buffer, mediaType: string): Promise<void> {
    const { ok, status } = await this.#send('PUT', key, { body: new Uint8Array(bytes), headers: { 'content-type': mediaType } });
    if (!ok) throw failed('PUT', status);
  }

  async get(key: string): Promise<Buffer | null> {
    const { ok, status, body } = await this.#send('GET', key);
    if (status === 404) return null;
    if (!ok) throw failed('GET', status);
    return body;
  }

  async remove(key: string): Promise<void> {
    const { ok, status } = await this.#send('DELETE', key);
    if (!ok && status !== 404) throw failed('DELETE', status);
  }

  async #send(method: string, key: string, init: RequestInit = {}): Promise<{ readonly ok: boolean; readonly status: number; readonly body: Buffer }> {
    const url = `${this.#base}/${requireKey(key)}`;
    try {
      const response = await this.#client.fetch(url, { ...init, method, signal: AbortSignal.timeout(this.#timeoutMs), redirect: 'error' });
      return { ok: response.ok, status: response.status, body: Buffer.from(await response.arrayBuffer()) };
    } catch (error) {
      throw new StorageError(`The S3 storage does not answer to ${method}`, { cause: error });
    }
  }
}

function failed(method: string, status: number): StorageError {
  return new StorageError(`The S3 storage answers ${status} to ${method}`);
}

/** Where the bytes of files are. Keys are UUIDs made here, never a name that somebody chose: no key leads out of the storage. */
export interface FileStorage {
  /** Keeps a file, whole or not at all. @throws StorageError when the storage cannot take it now */
  put(key: string, bytes: Buffer, mediaType: string): Promise<void>;
  /** The whole file; null when there is none. @throws StorageError */
  get(key: string): Promise<Buffer | null>;
  /** Removes a file; of none, nothing happens. @throws StorageError */
  remove(key: string): Promise<void>;
}

/** The storage does not do now what it should: it is away, full, or refuses. */
export class StorageError extends Error {
  override readonly name = 'StorageError';
}

const KEY = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The key itself. @throws StorageError for what is no key of ours */
export function requireKey(key: string): string {
  if (!KEY.test(key)) throw new StorageError('This is no key of a file.');
  return key;
}

import { createAttachmentDesk } from '@otklik/appeals';
import type { Clock } from '@otklik/base';
import { CommandScanner, FileLinks, HttpScanner, LocalStorage, S3Storage, fileRoutes, type FileRoute, type FileScanner, type FileStorage } from '@otklik/files';
import { join } from 'node:path';
import type { FilesEnvironment } from '../environment/files.js';
import { isLoopback } from '../environment/host-address.js';
import type { Environment } from '../environment/read-environment.js';
import { loadCallSecrets } from './call-keys.js';
import { logTrouble } from './log-trouble.js';
import type { Stores } from './open-stores.js';

/** The address by which clients reach the platform, as far as it is known. */
export class PublicAddress {
  #url: string | null;

  /** @param told `OTKLIK_PUBLIC_URL` */
  constructor(told: string | null) {
    this.#url = told;
  }

  get url(): string | null {
    return this.#url;
  }

  /** The gateway of this process listens. Its address says nothing where others may call it otherwise. */
  listensAt(host: string, url: string): void {
    if (isLoopback(host)) this.#url ??= url;
  }
}

/** Makes links of files, and knows those that other processes have made. */
export async function openFileLinks(environment: Pick<Environment, 'callSecrets' | 'home'>, address: PublicAddress): Promise<FileLinks> {
  return new FileLinks({ secrets: await loadCallSecrets(environment), origin: () => address.url });
}

/** What the routes of files work with. */
export interface FileSources {
  readonly environment: Pick<Environment, 'home' | 'files'>;
  readonly files: FileLinks;
  readonly stores: Pick<Stores, 'appeals'>;
  readonly clock: Clock;
  readonly onCommitted: () => void;
}

/** The routes by which files come and go: at the gateway, because it alone is reached from outside; so it alone needs the storage. */
export function openFileRoutes({ environment, files: links, stores, clock, onCommitted }: FileSources): FileRoute {
  const { home, files } = environment;
  return fileRoutes({
    links,
    desk: createAttachmentDesk({ orm: stores.appeals, clock, onCommitted }),
    storage: openStorage(home, files),
    scanner: openScanner(files),
    incoming: join(home, 'incoming-files'),
    clock,
    onTrouble: logTrouble('files'),
  });
}

function openStorage(home: string, { s3, folder }: FilesEnvironment): FileStorage {
  return s3 === null ? new LocalStorage(folder ?? join(home, 'files')) : new S3Storage(s3);
}

function openScanner({ antivirus }: FilesEnvironment): FileScanner | undefined {
  if (antivirus === null) return undefined;
  return 'url' in antivirus ? new HttpScanner(antivirus.url) : new CommandScanner(antivirus.command);
}

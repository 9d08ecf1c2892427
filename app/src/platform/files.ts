import { createAttachmentDesk, createExportDesk, sweepFiles } from '@otklik/appeals';
import type { Clock } from '@otklik/base';
import { CommandScanner, FileLinks, HttpScanner, LocalStorage, S3Storage, exportRoute, fileRoutes, type FileRoute, type FileScanner, type FileStorage } from '@otklik/files';
import type { Identity } from '@otklik/identity';
import { JobRunner } from '@otklik/jobs';
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { FilesEnvironment } from '../environment/files.js';
import { isLoopback } from '../environment/host-address.js';
import type { Environment } from '../environment/read-environment.js';
import { loadCallSecrets } from './call-keys.js';
import type { Closing } from './closing.js';
import { logTrouble } from './log-trouble.js';
import type { Stores } from './open-stores.js';

/** How soon files that nobody needs any more are removed. */
const SWEEP_MS = 60_000;
/** No file is that long on its way. */
const STRANDED_MS = 3_600_000;

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
    incoming: incomingOf(home),
    clock,
    onTrouble: logTrouble('files'),
  });
}

/** The route by which tables of appeals go out: at the gateway too, and written by it, whatever process gave out the link. */
export function openExportRoute({ files: links, stores, clock, refresh }: Pick<FileSources, 'files' | 'stores' | 'clock'> & Pick<Identity, 'refresh'>): FileRoute {
  const desk = createExportDesk({ orm: stores.appeals, clock, refresh });
  return exportRoute({ links, desk, clock, onTrouble: logTrouble('exports') });
}

/** Removes files that nobody needs any more, in the process that reaches the storage, and what a crash has left of files on their way. */
export function startFileJobs({ environment, databaseUrl, stores, clock, closing }: Omit<FileSources, 'files' | 'onCommitted'> & { readonly databaseUrl: string; readonly closing: Closing }): void {
  const { home, files } = environment;
  const storage = openStorage(home, files);
  const onError = logTrouble('files');
  removeStranded(incomingOf(home)).catch(onError);
  const sweep = { name: 'files', everyMs: SWEEP_MS, run: (signal: AbortSignal) => sweepFiles({ orm: stores.appeals, clock, storage, signal }) };
  const runner = new JobRunner({ databaseUrl, jobs: [sweep], onError: (_, error) => onError(error) });
  runner.start();
  closing.add(() => runner.stop());
}

function incomingOf(home: string): string {
  return join(home, 'incoming-files');
}

async function removeStranded(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const path = join(folder, name);
    const { mtimeMs } = await stat(path);
    if (mtimeMs < Date.now() - STRANDED_MS) await rm(path, { force: true });
  }
}

function openStorage(home: string, { s3, folder }: FilesEnvironment): FileStorage {
  return s3 === null ? new LocalStorage(folder ?? join(home, 'files')) : new S3Storage(s3);
}

function openScanner({ antivirus }: FilesEnvironment): FileScanner | undefined {
  if (antivirus === null) return undefined;
  return 'url' in antivirus ? new HttpScanner(antivirus.url) : new CommandScanner(antivirus.command);
}

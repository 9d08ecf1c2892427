import { readFileSync, unwatchFile, watchFile } from 'node:fs';
import { logFaultToProcessLog, type FaultLog } from '../../errors/fault-log.js';
import { PersistedOperations } from './persisted-operations.js';
import { readManifest, type Manifest } from './read-manifest.js';

/** How often the file is looked at, in milliseconds: by its state and not by events, which many mounted file systems do not give. */
const LOOK_MS = 1_000;

/** Where persisted operations come from. */
export interface PersistedOperationsOptions {
  /** The manifest; see `readManifest`. */
  readonly file: string;
  /** Whether nothing else is let in. */
  readonly safelist: boolean;
  /** Where a manifest that cannot be read later is told of. One line in the log of the process. */
  readonly logFault?: FaultLog;
  /** Between two looks at the file, in milliseconds. 1 s. */
  readonly lookMs?: number;
}

/** Persisted operations that follow their file. */
export interface OpenPersistedOperations {
  readonly operations: PersistedOperations;
  /** Ends the watching. */
  close(): void;
}

/**
 * Reads a manifest now and whenever its file changes. One that cannot be read then is a line in the log, one for each reason until
 * it can be read again, and the old one stays.
 * @throws Error of one line when it cannot be read now
 */
export function openPersistedOperations(options: PersistedOperationsOptions): OpenPersistedOperations {
  const { file, safelist, logFault = logFaultToProcessLog, lookMs = LOOK_MS } = options;
  const operations = new PersistedOperations(readFile(file), safelist);
  let told: string | undefined;
  const look = (): void => {
    try {
      operations.use(readFile(file));
      told = undefined;
    } catch (error) {
      const { message } = error as Error;
      if (message !== told) logFault(error, { place: 'persisted operations' });
      told = message;
    }
  };
  watchFile(file, { interval: lookMs, persistent: false }, look);
  return { operations, close: () => unwatchFile(file, look) };
}

function readFile(file: string): Manifest {
  try {
    return readManifest(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`Cannot read the persisted operations in ${file}: ${(error as Error).message}`, { cause: error });
  }
}

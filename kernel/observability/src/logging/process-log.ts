import { createLogger, type Logger } from './logger.js';

let current: Logger | null = null;

/** The log of this process: JSON on stderr from level `info` up, until `useProcessLog` says otherwise. */
export function processLog(): Logger {
  return (current ??= createLogger({ level: 'info', format: 'json' }));
}

/** Sets the log of this process. Whoever asked before keeps what he got, so ask when there is something to write. */
export function useProcessLog(logger: Logger): void {
  current = logger;
}

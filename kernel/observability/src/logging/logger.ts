import { pino, stdTimeFunctions, type Logger as PinoLogger } from 'pino';
import type { LogFormat, LogLevel } from './log-level.js';
import { textLine } from './text-line.js';

/** Writes lines of the log. Fields come first, the message after them. */
export type Logger = PinoLogger;

/** Where lines go; `process.stderr` fits. */
export interface LogDestination {
  write(line: string): unknown;
}

/** What is written, and how. */
export interface LoggerOptions {
  readonly level: LogLevel;
  readonly format: LogFormat;
  /** stderr when left out: stdout belongs to what a command answers. */
  readonly destination?: LogDestination;
}

/** Names of fields that must not be in the log, whoever puts them there. */
const SECRET = ['authorization', 'cookie', '["set-cookie"]', 'token', 'password', 'variables', 'query'];
const REDACTED = SECRET.flatMap((name) => {
  const below = name.startsWith('[') ? name : `.${name}`;
  return [name, `*${below}`, `*.*${below}`];
});

/** Makes a logger. Its lines have `level`, `time` (ISO 8601) and `msg`; the values of secret fields are never written. */
export function createLogger({ level, format, destination = process.stderr }: LoggerOptions): Logger {
  const lines = format === 'json' ? destination : { write: (line: string) => destination.write(textLine(line)) };
  return pino(
    {
      level,
      // Neither the process id nor the name of the machine: whoever collects the lines knows where they come from.
      base: null,
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: REDACTED, censor: '[redacted]' },
    },
    lines,
  );
}

/** How grave a line must be to be written, the gravest first; `silent` writes nothing. */
export const LOG_LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;

export type LogLevel = (typeof LOG_LEVELS)[number];

/** `json`: one object a line, for machines. `text`: one short line, for a terminal. */
export type LogFormat = 'json' | 'text';

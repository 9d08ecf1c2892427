import { utf8Text, type ExecutionResult } from '@otklik/gateway-engine';
import type { FormattedExecutionResult } from 'graphql';

/** The text of an operation's `data` as the engine wrote it. */
type WrittenData = Pick<ExecutionResult, 'json' | 'utf8' | 'bytes'>;

/** The `data` of a result as the JSON text that the engine wrote: passed through Apollo Server without being parsed. */
export class SerialisedData {
  constructor(private readonly written: WrittenData) {}

  get json(): string {
    return this.written.json ?? 'null';
  }

  /** With one character for each byte of UTF-8. */
  get utf8(): string {
    return this.written.utf8 ?? 'null';
  }

  /** `{"data":…}` as bytes; null where the engine has none. */
  get bytes(): Buffer | null {
    return this.written.bytes ?? null;
  }

  /** For whoever stringifies the result in the ordinary way. */
  toJSON(): unknown {
    return JSON.parse(this.json);
  }
}

/**
 * The JSON text of a result for Apollo Server to hand on, which never looks into it: UTF-8 with one character for each
 * byte, to be written as `latin1`. With the engine's own text for `data`; errors come first, as the specification recommends.
 */
export function stringifyResult(result: FormattedExecutionResult): string {
  return textWith(result, utf8Text, (data) => data.utf8);
}

/** The same for sending: as bytes, where the engine made them and nothing goes with the data. */
export function bodyOf(result: FormattedExecutionResult): string | Buffer {
  const { data, errors, extensions } = result as { data?: unknown; errors?: unknown; extensions?: unknown };
  const bytes = data instanceof SerialisedData && errors === undefined && extensions === undefined ? data.bytes : null;
  return bytes ?? stringifyResult(result);
}

/** The same as an ordinary string. */
export function textOfResult(result: FormattedExecutionResult): string {
  return textWith(result, (text) => text, (data) => data.json);
}

function textWith(result: FormattedExecutionResult, form: (text: string) => string, textOf: (data: SerialisedData) => string): string {
  const { data, errors, extensions } = result as { data?: unknown; errors?: unknown; extensions?: unknown };
  if (!(data instanceof SerialisedData)) return form(JSON.stringify({ errors, data, extensions }));
  const head = errors === undefined ? '' : `"errors":${form(JSON.stringify(errors))},`;
  const tail = extensions === undefined ? '' : `,"extensions":${form(JSON.stringify(extensions))}`;
  return `{${head}"data":${textOf(data)}${tail}}`;
}

import type { FormattedExecutionResult } from 'graphql';

/** The `data` of a result as the JSON text that the engine wrote: passed through Apollo Server without being parsed. */
export class SerialisedData {
  constructor(readonly json: string) {}

  /** For whoever stringifies the result in the ordinary way. */
  toJSON(): unknown {
    return JSON.parse(this.json);
  }
}

/** The JSON text of a result, with the engine's own text for `data`. Errors come first, as the specification recommends. */
export function stringifyResult(result: FormattedExecutionResult): string {
  const { data, errors, extensions } = result as { data?: unknown; errors?: unknown; extensions?: unknown };
  if (!(data instanceof SerialisedData)) return JSON.stringify(result);
  const head = errors === undefined ? '' : `"errors":${JSON.stringify(errors)},`;
  const tail = extensions === undefined ? '' : `,"extensions":${JSON.stringify(extensions)}`;
  return `{${head}"data":${data.json}${tail}}`;
}

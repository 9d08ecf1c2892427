import { readFileSync } from 'node:fs';

/** The JSON Schema (draft 2020-12) of `plugin.json`: every shape, pattern and limit that can be said without comparing two places. */
export const pluginSchema = JSON.parse(readFileSync(new URL('./plugin.schema.json', import.meta.url), 'utf8')) as Readonly<
  Record<string, unknown>
>;

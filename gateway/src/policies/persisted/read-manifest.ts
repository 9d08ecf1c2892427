/** Texts of operations by their ids. */
export type Manifest = ReadonlyMap<string, string>;

const APOLLO_FORMAT = 'apollo-persisted-query-manifest';

/**
 * Reads a manifest of persisted operations: that of Apollo's `generate-persisted-query-manifest`, or the object from hashes to
 * texts that graphql-codegen writes.
 * @throws Error of one line that says what is wrong
 */
export function readManifest(json: string): Manifest {
  const content = parse(json);
  if (!isObject(content)) throw new Error('the manifest is no JSON object');
  const isApollo = content['format'] !== undefined || Array.isArray(content['operations']);
  return new Map(isApollo ? apolloEntries(content) : Object.entries(content).map(([id, text]) => entry(id, text)));
}

function apolloEntries({ format, version, operations }: Record<string, unknown>): [string, string][] {
  if (format !== APOLLO_FORMAT || version !== 1) throw new Error(`the format of the manifest is not ${APOLLO_FORMAT} version 1`);
  if (!Array.isArray(operations)) throw new Error('the manifest has no list of operations');
  return operations.map((operation: unknown) => (isObject(operation) ? entry(operation['id'], operation['body']) : entry(undefined, undefined)));
}

function entry(id: unknown, text: unknown): [string, string] {
  if (typeof id !== 'string' || id === '') throw new Error('an operation of the manifest has no id');
  if (typeof text !== 'string' || text === '') throw new Error(`the operation "${id}" of the manifest has no text`);
  return [id, text];
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new Error('the manifest is not valid JSON');
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

import type { Answer, GraphClient } from '@otklik/test/platform';
import { GRAPH_FIELDS, leastSelection } from './graph-fields.js';

/** What a client was told when it asked for one field by one way. */
export interface Told {
  /** What the field gave, everywhere on the way; nothing that is null or empty. */
  readonly values: readonly unknown[];
  readonly codes: readonly string[];
  /** The whole answer, for secrets that have no place in it. */
  readonly text: string;
}

/** The query for a field: `HERE` becomes it, under the name `judged`, and `<name>` an id. */
export function queryFor(place: string, path: string, ids: Readonly<Record<string, string>>): string {
  const [coordinate = ''] = place.split('@');
  const selection = leastSelection(GRAPH_FIELDS.get(coordinate)!);
  const field = coordinate.split('.')[1]!;
  return withIds(path.replace(/HERE(\([^)]*\))?/, (_, args: string | undefined) => `judged: ${field}${args ?? ''} ${selection}`), ids);
}

export function withIds(text: string, ids: Readonly<Record<string, string>>): string {
  return text.replace(/<([\w-]+)>/g, (_, name: string) => {
    if (ids[name] === undefined) throw new Error(`The world has no id ${name}`);
    return ids[name];
  });
}

export async function askFor(client: GraphClient, query: string): Promise<Told> {
  return told(await client.send(query));
}

export function told({ status, data, errors = [] }: Answer<Record<string, unknown>>): Told {
  const codes = errors.map(({ extensions }) => String(extensions?.['code']));
  return { values: judgedIn(data), codes: codes.length === 0 && status !== 200 ? [String(status)] : codes, text: JSON.stringify({ data, errors }) };
}

function judgedIn(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.flatMap(judgedIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (key === 'judged' ? contentOf(inner) : judgedIn(inner)));
}

/** Lists and connections count as what is in them. */
function contentOf(value: unknown): unknown[] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) return value.flatMap(contentOf);
  if (typeof value === 'object' && 'nodes' in value) return contentOf(value.nodes);
  return [value];
}

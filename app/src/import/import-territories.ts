import { readFile } from 'node:fs/promises';
import { CommandError } from '../commands/command-error.js';
import { FAILURE_FIELDS, type GraphSession, type MutationAnswer } from './graph-session.js';

/** To a decimetre: nobody knows a border better, and longer numbers do not fit into one request. */
const DECIMALS = 1e6;
/** What one request takes, with room for what is around it. */
const MOST_BYTES = 950_000;

interface TerritoriesSuccess extends MutationAnswer {
  readonly count: number;
  readonly notices: readonly string[];
}

/**
 * Puts the tree of a GeoJSON file in place. @returns what to tell
 * @throws CommandError with everything that is wrong with the file, a line each
 */
export async function importTerritories(path: string, session: GraphSession): Promise<string[]> {
  const geoJson = await readCompact(path);
  const query = `mutation ($input: ImportTerritoriesInput!) { answer: importTerritories(input: $input) { __typename ... on ImportTerritoriesSuccess { count notices } ${FAILURE_FIELDS} } }`;
  const { answer } = await session.ask<{ answer: MutationAnswer }>(query, { input: { geoJson } });
  if (isSuccess(answer)) return [...answer.notices.map((notice) => `notice: ${notice}`), `${answer.count} territories are in place`];
  const issues = (answer.issues ?? []).map((issue) => `\n${issue.path.join('.')}: ${issue.message}`);
  throw new CommandError(`The platform refused, and nothing has changed: ${answer.message}${issues.join('')}`);
}

function isSuccess(answer: MutationAnswer): answer is TerritoriesSuccess {
  return answer.__typename === 'ImportTerritoriesSuccess';
}

async function readCompact(path: string): Promise<string> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new CommandError(`${path} cannot be read`);
  });
  const compact = shorten(text, path);
  // Within JSON each quotation mark takes one more byte.
  if (Buffer.byteLength(JSON.stringify(compact)) > MOST_BYTES) {
    throw new CommandError(`${path} is too large: simplify the borders (such as by "mapshaper -simplify 10%"), so that it has less than ${MOST_BYTES} bytes with six decimals`);
  }
  return compact;
}

function shorten(text: string, path: string): string {
  try {
    return JSON.stringify(JSON.parse(text.replace(/^\ufeff/, '')), (_, value: unknown) => (typeof value === 'number' ? Math.round(value * DECIMALS) / DECIMALS : value));
  } catch {
    throw new CommandError(`${path} is no JSON`);
  }
}

import { comparableWords } from '@otklik/base';
import { readFile } from 'node:fs/promises';
import { CommandError } from '../commands/command-error.js';
import { errorCode } from './error-code.js';

/** What a column of a file of messages can be. */
export const MESSAGE_FIELDS = ['id', 'text', 'subtopic', 'agency', 'latitude', 'longitude', 'address', 'submittedAt'] as const;
export type MessageField = (typeof MESSAGE_FIELDS)[number];

/** How a file of messages is to be read. */
export interface ImportMap {
  /** Which column holds a field. */
  readonly columns: ReadonlyMap<MessageField, string>;
  /** Category id by comparable words. */
  readonly categories: ReadonlyMap<string, string>;
  /** Agency code by comparable words. */
  readonly agencies: ReadonlyMap<string, string>;
  /** IANA zone of dates without an offset. */
  readonly timeZone: string;
}

/** Without a map: the four columns that name themselves, and dates in UTC. */
export const DEFAULT_MAP: ImportMap = {
  columns: new Map(),
  categories: new Map(),
  agencies: new Map(),
  timeZone: 'UTC',
};

const KEYS = ['columns', 'categories', 'agencies', 'timeZone'];

/** Reads a map. @throws CommandError that names the place that is wrong */
export async function readImportMap(path: string): Promise<ImportMap> {
  return parseImportMap(await jsonOf(path), path);
}

async function jsonOf(path: string): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    throw new CommandError(`Cannot read the map ${path}: ${errorCode(error)}`);
  }
  try {
    return JSON.parse(text.replace(/^\ufeff/, '')) as unknown;
  } catch (error) {
    throw new CommandError(`The map ${path} is no JSON: ${(error as Error).message.split('\n')[0]}`);
  }
}

/** Checks the value of a map. @param name what to call it in errors */
export function parseImportMap(value: unknown, name: string): ImportMap {
  const fail = (place: string, reason: string): never => {
    throw new CommandError(`The map ${name} is wrong at ${place}: ${reason}`);
  };
  if (!isObject(value)) return fail('its root', 'give an object');
  const unknown = Object.keys(value).find((key) => !KEYS.includes(key));
  if (unknown !== undefined) fail(unknown, `give only ${KEYS.join(', ')}`);

  const textsOf = (key: string): [string, string][] => {
    const part = value[key] ?? {};
    if (!isObject(part)) return fail(key, 'give an object of texts');
    return Object.entries(part).map(([from, to]) => {
      if (typeof to !== 'string' || to.trim() === '') fail(`${key}.${from}`, 'give a text');
      return [from, to as string];
    });
  };
  const wordsOf = (key: string): Map<string, string> => {
    const words = new Map<string, string>();
    for (const [from, to] of textsOf(key)) {
      const word = comparableWords(from);
      if (word === '') fail(`${key}.${from}`, 'give words that the file uses');
      if ((words.get(word) ?? to) !== to) fail(`${key}.${from}`, 'the same words, apart from their case, mean something else above');
      words.set(word, to);
    }
    return words;
  };

  const columns = new Map<MessageField, string>();
  for (const [field, column] of textsOf('columns')) {
    if (!isField(field)) fail(`columns.${field}`, `the fields are ${MESSAGE_FIELDS.join(', ')}; the name of the column stands on the right`);
    columns.set(field as MessageField, column.trim());
  }
  if (columns.has('latitude') !== columns.has('longitude')) fail('columns', 'latitude and longitude go together');
  const timeZone = value['timeZone'] ?? DEFAULT_MAP.timeZone;
  if (typeof timeZone !== 'string' || !isTimeZone(timeZone)) return fail('timeZone', 'give an IANA zone such as Asia/Novosibirsk');
  return { columns, categories: wordsOf('categories'), agencies: wordsOf('agencies'), timeZone };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isField(text: string): text is MessageField {
  return (MESSAGE_FIELDS as readonly string[]).includes(text);
}

function isTimeZone(text: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    return true;
  } catch {
    return false;
  }
}

import { pointer, type ManifestIssue } from './manifest-invalid.js';

const MOST_NODES = 50_000;
const MOST_DEPTH = 16;
const MOST_CHARACTERS = 1_000_000;
const LONGEST_TEXT = 10_000;
/** Controls but tab and newline, line separators, and the marks that turn the direction of a text. */
const NEVER_SHOWN = /(?![\t\n])\p{Cc}|[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]/u;

interface Visit {
  readonly value: unknown;
  readonly path: string;
  readonly depth: number;
}

/**
 * Looks at parsed JSON before anything else does, without recursion: so that the checks after it meet a value of bounded
 * size and depth, whose texts can be printed, stored and shown. Returns the first thing that is wrong.
 */
export function guardJson(root: unknown): ManifestIssue | null {
  const open: Visit[] = [{ value: root, path: '', depth: 0 }];
  let nodes = 0;
  let characters = 0;
  for (let visit = open.pop(); visit !== undefined; visit = open.pop()) {
    const { value, path, depth } = visit;
    if (++nodes > MOST_NODES) return { path: '', message: `has more than ${MOST_NODES} values`, code: 'TOO_LARGE' };
    if (depth > MOST_DEPTH) return { path, message: `is nested more than ${MOST_DEPTH} deep`, code: 'TOO_LARGE' };
    if (typeof value === 'string') {
      characters += value.length;
      if (value.length > LONGEST_TEXT || characters > MOST_CHARACTERS) return { path, message: 'is too long', code: 'TOO_LARGE' };
      if (!isShowable(value))
        return { path, message: 'contains control characters, direction marks or half a character', code: 'BAD_TEXT' };
    } else if (Array.isArray(value)) {
      if (value.length > MOST_NODES) return { path, message: `has more than ${MOST_NODES} values`, code: 'TOO_LARGE' };
      for (let i = value.length - 1; i >= 0; i--) open.push({ value: value[i], path: path + pointer(i), depth: depth + 1 });
    } else if (typeof value === 'object' && value !== null) {
      const keys = Object.keys(value);
      if (keys.length > MOST_NODES) return { path, message: `has more than ${MOST_NODES} values`, code: 'TOO_LARGE' };
      for (const key of keys.reverse()) {
        characters += key.length;
        if (key.length > 200) return { path, message: 'has a key that is too long', code: 'TOO_LARGE' };
        if (!isShowable(key))
          return { path, message: 'has a key with control characters, direction marks or half a character', code: 'BAD_TEXT' };
        open.push({ value: (value as Record<string, unknown>)[key], path: path + pointer(key), depth: depth + 1 });
      }
    }
  }
  return null;
}

/** Whether a text can be printed into an SDL, stored in PostgreSQL and shown without playing tricks. */
export function isShowable(text: string): boolean {
  return text.isWellFormed() && !NEVER_SHOWN.test(text);
}

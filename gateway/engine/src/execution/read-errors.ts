import type { SubgraphError } from '../transport.js';
import { isDataObject, type DataObject } from './execution.js';

/**
 * The errors of a subgraph's response, without what the specification does not allow in them: foreign subgraphs may send anything, and
 * neither a strange path nor strange extensions may cost the client the data beside them.
 *
 * @returns null when the value is no list of errors
 */
export function readErrors(value: unknown): readonly SubgraphError[] | null {
  if (!Array.isArray(value)) return null;
  const errors: SubgraphError[] = [];
  for (const given of value as readonly unknown[]) {
    if (!isDataObject(given) || typeof given['message'] !== 'string') return null;
    errors.push(isWellFormed(given) ? given : mended(given));
  }
  return errors;
}

/** Those of subgraphs in this process are `GraphQLError`s, which carry more than they show: they stay the objects they are. */
function isWellFormed(error: DataObject): error is DataObject & SubgraphError {
  const { path, extensions } = error;
  return (path === undefined || isPath(path)) && (extensions === undefined || isDataObject(extensions));
}

function mended({ message, path, extensions }: DataObject): SubgraphError {
  return { message: String(message), ...(isPath(path) ? { path } : {}), ...(isDataObject(extensions) ? { extensions } : {}) };
}

function isPath(value: unknown): value is readonly (string | number)[] {
  return Array.isArray(value) && value.every((step) => typeof step === 'string' || typeof step === 'number');
}

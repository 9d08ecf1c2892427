import { isDataObject, type DataObject } from '../execution/execution.js';
import type { Inclusion } from '../operation/conditions.js';
import { collectWhere } from '../projection/collect-fields.js';
import { quote } from '../json-text.js';
import { deepJson } from './deep-json.js';
import type { TextForm } from '../text-form.js';
import type { FetchDocument } from './fetch-document.js';
import type { SelectionSetNode } from 'graphql';

const TYPENAME = '__typename';
const ALWAYS: Inclusion = () => true;

/** The keys that a request asks for; null below leaves. Conditions and types do not count: what is not there is not there. */
export type KeyTree = ReadonlyMap<string, KeyTree | null>;

export function keyTreeOf({ selectionSet, fragments }: FetchDocument): KeyTree {
  function below(sets: readonly SelectionSetNode[]): KeyTree {
    const fields = collectWhere(sets, { fragments, isIncluded: ALWAYS }, () => true);
    return new Map(fields.map(({ responseKey, selectionSets }) => [responseKey, selectionSets.length === 0 ? null : below(selectionSets)]));
  }
  return below([selectionSet]);
}

/**
 * A copy of parsed data in the form in which it is merged and written: leaves become JSON text, only type names stay as they
 * are. Keys that nobody asked for are left out. Values of a wrong shape become text as well: the projection sees that they do
 * not fit.
 */
export function textsOf(data: DataObject, keys: KeyTree, form: TextForm): DataObject {
  const texts: DataObject = {};
  for (const [key, below] of keys) {
    const value = data[key];
    if (value === undefined) continue;
    texts[key] = key === TYPENAME && typeof value === 'string' ? value : below === null ? leafTexts(value, form) : compositeTexts(value, below, form);
  }
  return texts;
}

function compositeTexts(value: unknown, keys: KeyTree, form: TextForm): unknown {
  if (Array.isArray(value)) return value.map((item) => compositeTexts(item, keys, form));
  return isDataObject(value) ? textsOf(value, keys, form) : leafTexts(value, form);
}

/** No type has more lists in lists: deeper ones are in values of a scalar. */
const DEEPEST_LIST = 64;

/** Null stays null, so that it is known without looking into a text, and lists stay lists, so that their items can be checked. */
function leafTexts(value: unknown, form: TextForm, depth = 0): unknown {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return form.of(quote(value));
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : null;
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (Array.isArray(value) && depth < DEEPEST_LIST) return value.map((item) => leafTexts(item, form, depth + 1));
  return form.of(deepJson(value) ?? 'null');
}

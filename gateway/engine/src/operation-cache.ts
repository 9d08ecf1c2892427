import { print, type DocumentNode } from 'graphql';
import { BoundedCache } from './bounded-cache.js';
import { refuseIncrementalDelivery, refuseReservedAliases } from './operation/refusals.js';
import { asDocument, selectOperation, type SelectedOperation } from './operation/select-operation.js';

/** Operations kept ready, and the length of their texts together, in characters. */
const MAX_PREPARED = 2_000;
const MAX_PREPARED_TEXT = 16_000_000;

/**
 * Two caches: by the text as sent, which is quick, and by the normalised text, so that white space, comments and unused
 * operations cost no second plan.
 */
export class OperationCache<T> {
  private readonly bySource = new BoundedCache<T>(MAX_PREPARED, MAX_PREPARED_TEXT);
  private readonly byOperation = new BoundedCache<T>(MAX_PREPARED, MAX_PREPARED_TEXT);

  constructor(private readonly compile: (operation: SelectedOperation) => T) {}

  find(document: DocumentNode, source: string, operationName: string | null): T {
    const key = `${operationName ?? ''}\0${source}`;
    const known = this.bySource.get(key);
    if (known !== undefined) return known;
    const prepared = this.normalised(document, operationName);
    this.bySource.set(key, prepared, key.length);
    return prepared;
  }

  private normalised(document: DocumentNode, operationName: string | null): T {
    const refusal = refuseIncrementalDelivery(document) ?? refuseReservedAliases(document);
    if (refusal !== null) throw refusal;
    const operation = selectOperation(document, operationName);
    const text = print(asDocument(operation));
    const known = this.byOperation.get(text);
    if (known !== undefined) return known;
    const prepared = this.compile(operation);
    this.byOperation.set(text, prepared, text.length);
    return prepared;
  }
}

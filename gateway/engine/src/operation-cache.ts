import { print, type DocumentNode } from 'graphql';
import { BoundedCache } from './bounded-cache.js';
import { refuseIncrementalDelivery, refuseInfinity, refuseReservedAliases } from './operation/refusals.js';
import { asDocument, selectOperation, type SelectedOperation } from './operation/select-operation.js';
import type { Soon } from './soon.js';

/** Operations kept ready, and the length of their texts together, in characters. */
const MAX_PREPARED = 2_000;
const MAX_PREPARED_TEXT = 16_000_000;

/**
 * Two caches: by the text as sent, which is quick, and by the normalised text, so that white space, comments and unused
 * operations cost no second plan. Quickest is who comes again with the same document. Who asks for an operation that is being compiled waits for the same; a failure is not kept.
 */
export class OperationCache<T> {
  private readonly bySource = new BoundedCache<Soon<T>>(MAX_PREPARED, MAX_PREPARED_TEXT);
  private readonly byOperation = new BoundedCache<Soon<T>>(MAX_PREPARED, MAX_PREPARED_TEXT);

  /** As long as somebody else keeps the document. */
  private readonly byDocument = new WeakMap<DocumentNode, { readonly operationName: string | null; readonly prepared: T }>();

  constructor(private readonly compile: (operation: SelectedOperation) => Soon<T>) {}

  find(document: DocumentNode, source: string, operationName: string | null): Soon<T> {
    const before = this.byDocument.get(document);
    if (before?.operationName === operationName) return before.prepared;
    const key = `${operationName ?? ''}\0${source}`;
    const known = this.bySource.get(key);
    if (known !== undefined) {
      if (!(known instanceof Promise)) this.byDocument.set(document, { operationName, prepared: known });
      return known;
    }
    return keep(this.bySource, key, this.normalised(document, operationName));
  }

  private normalised(document: DocumentNode, operationName: string | null): Soon<T> {
    const refusal = refuseIncrementalDelivery(document) ?? refuseReservedAliases(document) ?? refuseInfinity(document);
    if (refusal !== null) throw refusal;
    const operation = selectOperation(document, operationName);
    const text = print(asDocument(operation));
    const known = this.byOperation.get(text);
    if (known !== undefined) return known;
    return keep(this.byOperation, text, this.compile(operation));
  }
}

function keep<T>(cache: BoundedCache<Soon<T>>, key: string, prepared: Soon<T>): Soon<T> {
  cache.set(key, prepared, key.length);
  if (prepared instanceof Promise) {
    prepared.then(
      (value) => cache.set(key, value, key.length),
      () => cache.remove(key),
    );
  }
  return prepared;
}

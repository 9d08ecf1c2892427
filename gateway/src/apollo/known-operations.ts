import { BoundedCache } from '@otklik/gateway-engine';
import type { DocumentNode, GraphQLSchema } from 'graphql';

/** Operations that are remembered, and the length of their texts together, in characters. */
const MOST = 2_000;
const MOST_TEXT = 4_000_000;
/** A longer text is not remembered. */
const LONGEST = 10_000;
/** What Apollo Server puts before the hash of an automatic persisted query. */
const PREFIX = /^apq:/;
/** Of texts that clients have registered. */
const MOST_REGISTERED_TEXT = 16_000_000;

/** An operation as it was remembered. */
export interface RememberedOperation {
  readonly text: string;
  readonly hash: string;
  readonly document: DocumentNode;
}

interface KnownOperation {
  readonly text: string;
  readonly hash: string;
  /** Valid in these schemas. */
  readonly documents: WeakMap<GraphQLSchema, DocumentNode>;
}

/**
 * Operations that have been valid before, by their texts: they are neither hashed nor parsed nor validated again. Apollo Server
 * hashes each text anew unless it comes as an automatic persisted query, so that is how one comes that is known here; this is
 * also the store of those.
 */
export class KnownOperations {
  readonly #byText = new BoundedCache<KnownOperation>(MOST, MOST_TEXT);
  readonly #textOfHash = new BoundedCache<string>(MOST, MOST_TEXT);
  readonly #registered = new BoundedCache<string>(MOST, MOST_REGISTERED_TEXT);

  /** Under which a text is known; null for one that must be sent as it is. */
  hashOf(text: string): string | null {
    const hash = this.#byText.get(text)?.hash;
    return hash !== undefined && this.#textOfHash.get(hash) === text ? hash : null;
  }

  /** The document of a text that is valid in a schema; undefined when that is not known. */
  documentOf(text: string, schema: GraphQLSchema): DocumentNode | undefined {
    return this.#byText.get(text)?.documents.get(schema);
  }

  /** So many at most of those that are valid in a schema, beginning with the one that was used last. */
  latest(schema: GraphQLSchema, count: number): RememberedOperation[] {
    return this.#byText.latest(count).flatMap(({ text, hash, documents }) => {
      const document = documents.get(schema);
      return document === undefined ? [] : [{ text, hash, document }];
    });
  }

  /** Notes that a text is valid in a schema. */
  remember(text: string, hash: string, schema: GraphQLSchema, document: DocumentNode): void {
    if (text.length > LONGEST) return;
    let known = this.#byText.get(text);
    if (known === undefined) {
      known = { text, hash, documents: new WeakMap() };
      this.#byText.set(text, known, text.length);
      this.#textOfHash.set(hash, text, text.length);
    }
    known.documents.set(schema, document);
  }

  /** For Apollo Server: the text of a hash. */
  get(key: string): Promise<string | undefined> {
    return Promise.resolve(this.#textOfHash.get(key.replace(PREFIX, '')) ?? this.#registered.get(key));
  }

  /** A client has registered a text; Apollo Server has compared its hash. */
  set(key: string, text: string): Promise<void> {
    this.#registered.set(key, text, text.length);
    return Promise.resolve();
  }

  delete(key: string): Promise<boolean> {
    this.#registered.remove(key);
    return Promise.resolve(true);
  }
}

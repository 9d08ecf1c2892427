import { CodedError } from '@otklik/base';
import { parse, validate, type DocumentNode, type GraphQLSchema } from 'graphql';

/** How many are kept: the texts come from the plans of a gateway, which keeps few of them itself. */
const MOST = 2_000;

/** The operations that a subgraph is sent, each parsed and validated once. */
export class KnownOperations {
  readonly #documents = new Map<string, DocumentNode>();

  constructor(private readonly schema: GraphQLSchema) {}

  /**
   * The operation behind a text.
   * @throws CodedError SUBGRAPH_UNAVAILABLE when it does not fit the schema: the gateway has another revision of it, for a while
   */
  of(text: string): DocumentNode {
    const known = this.#documents.get(text);
    if (known !== undefined) return known;
    const document = parseOrNull(text);
    if (document === null || validate(this.schema, document).length > 0) throw anotherRevision();
    if (this.#documents.size >= MOST) this.#documents.delete(this.#documents.keys().next().value!);
    this.#documents.set(text, document);
    return document;
  }
}

function parseOrNull(text: string): DocumentNode | null {
  try {
    return parse(text, { noLocation: true });
  } catch {
    return null;
  }
}

function anotherRevision(): CodedError {
  return new CodedError('SUBGRAPH_UNAVAILABLE', {
    ru: 'Часть данных сейчас обновляется, повторите запрос.',
    en: 'A part of the graph is being renewed: send the operation again.',
  });
}

import type { GraphQLSchema } from 'graphql';
import type { LiveField } from './live-field.js';
import { prepareLiveOperation, type LiveOperation, type SentOperation } from './live-operation.js';

const MOST_REMEMBERED = 1_000;
const OF_SCHEMA = new WeakMap<GraphQLSchema, LiveOperations>();

/** The subscriptions of one schema, each made ready once however many clients send it. */
export class LiveOperations {
  readonly #ready = new Map<string, LiveOperation>();

  private constructor(
    readonly schema: GraphQLSchema,
    readonly fields: readonly LiveField[],
  ) {}

  /** The same ones for the same schema: what is ready once is ready for every layer. */
  static of(schema: GraphQLSchema, fields: readonly LiveField[]): LiveOperations {
    const known = OF_SCHEMA.get(schema);
    if (known?.fields === fields) return known;
    const operations = new LiveOperations(schema, fields);
    OF_SCHEMA.set(schema, operations);
    return operations;
  }

  /** @throws GraphQLError GRAPHQL_VALIDATION_FAILED when the operation does not fit the schema */
  prepare(sent: SentOperation): LiveOperation {
    const key = `${sent.operationName ?? ''} ${sent.source}`;
    const known = this.#ready.get(key);
    // Put in anew, so that the first of the map is the one not used for longest.
    this.#ready.delete(key);
    const operation = known ?? prepareLiveOperation(this.schema, this.fields, sent);
    this.#ready.set(key, operation);
    if (this.#ready.size > MOST_REMEMBERED) this.#ready.delete(this.#ready.keys().next().value!);
    return operation;
  }
}

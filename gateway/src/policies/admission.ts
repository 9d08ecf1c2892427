import { refuseIncrementalDelivery } from '@otklik/gateway-engine';
import { GraphQLError, Kind, parse, type DocumentNode } from 'graphql';
import { countRepeats } from './count-repeats.js';
import { measureOperations } from './measure-operation.js';
import type { OperationLimits } from './operation-limits.js';
import { operationTooLarge } from './operation-too-large.js';
import { refuseConditionalSubscription } from './refuse-conditional-subscription.js';
import { scanSource } from './scan-source.js';

const REMEMBERED_TEXTS = 2_000;
const REMEMBERED_LENGTH = 10_000;
const REPEATED = ['repeats', 'comparisons'] as const;
const MEASURED = ['depth', 'selections', 'aliases', 'rootFields', 'directives', 'placeDirectives'] as const;

/**
 * The gate before validation, planning and execution, the same on HTTP and on the socket. It looks at the text alone
 * and knows no schema. Texts that passed are remembered, so that a repeated operation costs one look-up.
 */
export class Admission {
  readonly #passed = new Set<string>();

  constructor(readonly limits: OperationLimits) {}

  /** Whether the text has passed before and is remembered. */
  knows(text: string): boolean {
    return this.#passed.has(text);
  }

  /** Why the operation is refused, or null. Broken syntax passes: the pipeline's own parser reports it better. */
  refuse(text: string): GraphQLError | null {
    if (this.#passed.has(text)) return null;
    let refusal: GraphQLError | null;
    try {
      refusal = scanSource(text, this.limits) ?? this.#refuseDocument(parse(text, { noLocation: true, maxTokens: this.limits.tokens }));
    } catch (error) {
      if (error instanceof GraphQLError) return null;
      throw error;
    }
    if (refusal === null) this.#remember(text);
    return refusal;
  }

  #refuseDocument(document: DocumentNode): GraphQLError | null {
    const fragments = countDefinitions(document, Kind.FRAGMENT_DEFINITION);
    if (fragments > this.limits.fragments) return operationTooLarge('fragments', this.limits.fragments, fragments);
    const operations = countDefinitions(document, Kind.OPERATION_DEFINITION);
    if (operations > this.limits.operations) return operationTooLarge('operations', this.limits.operations, operations);
    const size = measureOperations(document);
    if ('circle' in size) return misfit(`Cannot spread fragment "${size.circle}" within itself.`);
    if ('unused' in size) return misfit(`Fragment "${size.unused}" is never used.`);
    const over = MEASURED.find((name) => size[name] > this.limits[name]);
    if (over !== undefined) return operationTooLarge(over, this.limits[over], size[over]);
    const repeated = countRepeats(document);
    const again = REPEATED.find((name) => repeated[name] > this.limits[name]);
    if (again !== undefined) return operationTooLarge(again, this.limits[again], repeated[again]);
    return refuseIncrementalDelivery(document) ?? refuseConditionalSubscription(document);
  }

  #remember(text: string): void {
    if (text.length > REMEMBERED_LENGTH) return;
    if (this.#passed.size >= REMEMBERED_TEXTS) this.#passed.delete(this.#passed.values().next().value!);
    this.#passed.add(text);
  }
}

function countDefinitions({ definitions }: DocumentNode, kind: Kind): number {
  return definitions.filter((definition) => definition.kind === kind).length;
}

/**
 * In the words of the validation rule, which would come too late: nothing can be counted in a circle, and what no operation
 * reaches would be compared in pairs without having been counted.
 */
function misfit(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } });
}

import type { DocumentNode } from 'graphql';
import type { Operation } from '../operations/print-operation.js';
import type { Answer } from './answer.js';

/** An engine that answers operations on one graph. The operation is valid. Never rejects. */
export interface Contestant {
  readonly name: string;
  answer(document: DocumentNode, operation: Operation): Promise<Answer>;
}

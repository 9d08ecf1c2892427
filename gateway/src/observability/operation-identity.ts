import { createHash } from 'node:crypto';
import { Kind, print, visit, type ConstValueNode, type DocumentNode, type OperationTypeNode, type ValueNode } from 'graphql';

/** What logs and spans may say of an operation: nothing that a person typed. */
export interface OperationIdentity {
  readonly type: OperationTypeNode;
  /** As its client calls it; null when it has no name. */
  readonly name: string | null;
  /** Hexadecimal. Equal for documents that differ in literals, white space and comments only. */
  readonly hash: string;
}

const HASH_LENGTH = 16;
/** Names are the client's to choose, so a long one is cut. */
const MOST_NAME = 100;

/** The part of a log line and of a span that names an operation. */
export function identityOf(document: DocumentNode, type: OperationTypeNode, name: string | null): OperationIdentity {
  return { type, name: name === null ? null : name.slice(0, MOST_NAME), hash: hashOf(document) };
}

/** Apollo Server gives equal texts the same document object, so that each is hashed once. */
const hashes = new WeakMap<DocumentNode, string>();

function hashOf(document: DocumentNode): string {
  let hash = hashes.get(document);
  if (hash === undefined) {
    hash = createHash('sha256').update(print(withoutLiterals(document))).digest('hex').slice(0, HASH_LENGTH);
    hashes.set(document, hash);
  }
  return hash;
}

/** The document with every literal replaced by an empty one of its kind. Variables stay. */
function withoutLiterals(document: DocumentNode): DocumentNode {
  return visit(document, {
    enter: (node) => (EMPTY[node.kind] as ValueNode | undefined) ?? undefined,
  });
}

/** Enum values and booleans are part of the schema's language, not of what people say; they stay, too. */
const EMPTY: Readonly<Partial<Record<Kind, ConstValueNode>>> = {
  [Kind.INT]: { kind: Kind.INT, value: '0' },
  [Kind.FLOAT]: { kind: Kind.FLOAT, value: '0' },
  [Kind.STRING]: { kind: Kind.STRING, value: '' },
};

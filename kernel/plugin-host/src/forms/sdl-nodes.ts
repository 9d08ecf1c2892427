import { Kind, type NameNode, type StringValueNode } from 'graphql';

/** A name in SDL. */
export function name(value: string): NameNode {
  return { kind: Kind.NAME, value };
}

/** A description in SDL. */
export function text(value: string): StringValueNode {
  return { kind: Kind.STRING, value, block: true };
}

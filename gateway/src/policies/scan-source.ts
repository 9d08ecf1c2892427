import { Lexer, Source, TokenKind, type GraphQLError } from 'graphql';
import type { OperationLimits } from './operation-limits.js';
import { operationTooLarge } from './operation-too-large.js';

const OPENING: ReadonlySet<string> = new Set([TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L]);
const CLOSING: ReadonlySet<string> = new Set([TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R]);

/**
 * Counts tokens and nested brackets of a text before it is parsed, in one pass and without recursion.
 * Throws the lexer's `GraphQLError` on a text that has no GraphQL tokens.
 */
export function scanSource(text: string, limits: OperationLimits): GraphQLError | null {
  const lexer = new Lexer(new Source(text));
  let tokens = 0;
  let nesting = 0;
  for (let token = lexer.advance(); token.kind !== TokenKind.EOF; token = lexer.advance()) {
    if (++tokens > limits.tokens) return operationTooLarge('tokens', limits.tokens, tokens);
    if (OPENING.has(token.kind) && ++nesting > limits.nesting) return operationTooLarge('nesting', limits.nesting, nesting);
    if (CLOSING.has(token.kind)) nesting--;
  }
  return null;
}

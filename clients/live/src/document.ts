import { print, type DocumentNode } from 'graphql';

/** What `TypedDocumentNode` and the `TypedDocumentString` of graphql-codegen have in common: the types of answer and variables. */
export interface TypedDocument<TResult, TVariables> {
  readonly __apiType?: (variables: TVariables) => TResult;
}

/** An operation: typed by codegen, parsed by `gql`, or as text. */
export type LiveDocument<TResult, TVariables> = TypedDocument<TResult, TVariables> | DocumentNode | string;

/** The text of an operation. */
export function textOf<TResult, TVariables>(document: LiveDocument<TResult, TVariables>): string {
  if (typeof document === 'string') return document;
  return 'kind' in document ? print(document) : (document as object as { toString(): string }).toString();
}

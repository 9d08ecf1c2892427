import type { GraphQLError } from 'graphql';

/** What a client would get, reduced to what must be the same. */
export type Answer =
  | {
      readonly kind: 'answered';
      /** JSON text of `data`, keys in the order of the answer. */
      readonly data: string;
      /** Paths of the errors as JSON texts: sorted, each once. */
      readonly errorPaths: readonly string[];
      readonly messages: readonly string[];
      /** Mutations that took effect, in order. */
      readonly effects: readonly string[];
    }
  /** The engine failed to plan or to run the operation. */
  | { readonly kind: 'failed'; readonly reason: string };

interface ErrorLike {
  readonly message: string;
  readonly path?: GraphQLError['path'];
}

export function answered(data: string, errors: readonly ErrorLike[] = [], effects: readonly string[] = []): Answer {
  const paths = errors.map(({ path }) => JSON.stringify(path ?? null));
  return { kind: 'answered', data, errorPaths: [...new Set(paths)].sort(), messages: errors.map(({ message }) => message), effects };
}

export function failed(error: unknown): Answer {
  return { kind: 'failed', reason: error instanceof Error ? error.message : String(error) };
}

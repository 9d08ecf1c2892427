/** A POST with a JSON body, as it goes over the wire. */
export interface Post {
  /** Path and query, percent-encoded. */
  readonly path: string;
  /** Names and values in turn, besides those that every POST has. */
  readonly headers: readonly string[];
  /** With one character for each byte. */
  readonly body: string;
}

/** What came back, decoded from the transfer but not from its content coding. */
export interface Answer {
  readonly status: number;
  /** Empty where nothing was said. */
  readonly contentType: string;
  /** The same. */
  readonly contentEncoding: string;
  readonly bytes: Buffer;
}

/** Is told what becomes of a POST: `start`, then one of the others, once. */
export interface PostHandler {
  /**
   * It is about to be sent.
   * @param abort ends it at once, with its connection; `fail` is told the reason
   */
  start(abort: (reason: Error) => void): void;
  answer(answer: Answer): void;
  fail(error: Error): void;
}

/** The connections to one scheme, host and port. */
export interface Origin {
  post(post: Post, handler: PostHandler): void;
  /** Waits for posts under way, then closes the connections. */
  close(): Promise<void>;
}

/** How connections are kept. */
export interface OriginOptions {
  /** Connections at a time; further posts wait. */
  readonly connections: number;
  /** How long one may stay unused, in milliseconds. */
  readonly keepAliveMs: number;
  /** Bytes of an answer as it is transferred. */
  readonly answerBytes: number;
}

/** What every POST says of itself. */
export const COMMON_HEADERS = ['content-type', 'application/json', 'accept', 'application/json, application/graphql-response+json'] as const;

/** An answer is longer than allowed: that is no fault of the subgraph's. */
export class AnswerTooLarge extends Error {
  override readonly name = 'AnswerTooLarge';

  constructor(most: number) {
    super(`The answer is longer than ${most} bytes`);
  }
}

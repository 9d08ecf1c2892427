import type { ErrorCode } from '@otklik/base';

/** A request that is refused before it reaches GraphQL. */
export class HttpRefusal extends Error {
  override readonly name = 'HttpRefusal';

  constructor(
    readonly status: number,
    readonly code: ErrorCode,
    message: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }

  static bodyTooLarge(most: number): HttpRefusal {
    return new HttpRefusal(413, 'BODY_TOO_LARGE', `The request body is larger than ${most} bytes.`);
  }

  /** Ends the connection too: the rest of the body would still be coming. */
  static tooSlow(timeoutMs: number): HttpRefusal {
    return new HttpRefusal(408, 'BAD_REQUEST', `The request body did not come within ${timeoutMs / 1000} s.`, { connection: 'close' });
  }

  static badRequest(message: string): HttpRefusal {
    return new HttpRefusal(400, 'BAD_REQUEST', message);
  }

  static unsupportedMediaType(): HttpRefusal {
    return new HttpRefusal(415, 'BAD_REQUEST', 'Send the request as "content-type: application/json" in UTF-8, without content encoding.');
  }

  static methodNotAllowed(allow: string): HttpRefusal {
    return new HttpRefusal(405, 'BAD_REQUEST', `This path takes ${allow} only.`, { allow });
  }
}

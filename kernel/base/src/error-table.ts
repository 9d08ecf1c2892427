/**
 * The one table of error codes that a client can meet in `errors[].extensions.code`.
 * `schema/errors.md` is made from it. Codes are never renamed; new ones are added.
 */
export const ERROR_TABLE = {
  UNAUTHENTICATED: { status: 401, meaning: 'The token is missing where one is needed, malformed, expired, or not issued for this platform.' },
  IDENTITY_UNAVAILABLE: { status: 503, meaning: 'Who is behind the token cannot be found out now, because the identity provider is out: keep the token and try again.' },
  FORBIDDEN: { status: 403, meaning: 'The viewer may not see or do this.' },
  NOT_FOUND: { status: 404, meaning: 'There is no such object, or the viewer may not know of it.' },
  BAD_USER_INPUT: { status: 400, meaning: 'An argument or variable has a value that the graph does not take.' },
  BAD_CURSOR: { status: 400, meaning: 'The cursor is not one that this platform gave out, or belongs to something else.' },
  CURSOR_EXPIRED: { status: 410, meaning: 'The events after this cursor are no longer kept: read the object again and continue from its new cursor.' },
  RESYNC: { status: 503, meaning: 'A subscription ended because its reader was too slow or an event could not be served: subscribe again from the last cursor, or read the object again.' },
  GRAPHQL_PARSE_FAILED: { status: 400, meaning: 'The operation is not valid GraphQL syntax.' },
  GRAPHQL_VALIDATION_FAILED: { status: 400, meaning: 'The operation does not fit the schema.' },
  BAD_REQUEST: { status: 400, meaning: 'The HTTP request is not a GraphQL request.' },
  BODY_TOO_LARGE: { status: 413, meaning: 'The request body is larger than the limit.' },
  OPERATION_TOO_LARGE: { status: 400, meaning: 'The operation is larger, deeper or dearer than the limit.' },
  PERSISTED_QUERY_NOT_FOUND: { status: 200, meaning: 'The hash of a persisted operation is not known yet: send the hash together with the text once.' },
  QUERY_NOT_IN_SAFELIST: { status: 403, meaning: 'This gateway runs the operations of its safelist only, by their id or by their exact text, and this is none of them.' },
  RATE_LIMITED: { status: 429, meaning: 'The viewer, the client or the address has used up its points: try again after `extensions.retryAfter` seconds, which the header Retry-After says too.' },
  TOO_MANY_SUBSCRIPTIONS: { status: 429, meaning: 'One socket carries more operations at a time than the limit, or one viewer has more event streams open: complete some, or open another socket.' },
  SUBSCRIPTION_NEEDS_SOCKET: { status: 400, meaning: 'A subscription was sent as a plain HTTP request: use graphql-transport-ws on the same path, or ask for Server-Sent Events by `accept: text/event-stream`.' },
  DEFER_NOT_SUPPORTED: { status: 400, meaning: 'The operation uses @defer or @stream, which the graph does not offer.' },
  SUPERGRAPH_REFUSED: { status: 422, meaning: 'A supergraph that an administrator sent cannot be served; the message says why, and the one before stays in use.' },
  PERSONAL_DATA_UNAVAILABLE: { status: 503, meaning: 'Personal data cannot be opened or sealed now, because the platform lacks the key: nothing was written; the operator must give the key back.' },
  FILE_LINK_INVALID: { status: 403, meaning: 'The link of a file was not given out by this platform, or was altered.' },
  FILE_LINK_EXPIRED: { status: 410, meaning: 'The link of a file has ended: ask the graph for a new one.' },
  FILE_NOT_EXPECTED: { status: 409, meaning: 'By this link a file has come already, or none is expected any more.' },
  FILE_TOO_LARGE: { status: 413, meaning: 'The file is larger than was announced for it.' },
  FILE_TOO_SLOW: { status: 408, meaning: 'The bytes of a file stopped coming: send it again by the same link.' },
  FILE_TRUNCATED: { status: 422, meaning: 'Fewer bytes came than were announced: send the file again by the same link.' },
  FILE_CHECKSUM_MISMATCH: { status: 422, meaning: 'The bytes are not those whose SHA-256 was announced: send the file again by the same link.' },
  FILE_TYPE_REFUSED: { status: 415, meaning: 'By its bytes, the file is of no type that is taken, or carries programs.' },
  FILE_TYPE_MISMATCH: { status: 415, meaning: 'By its bytes, the file is of another type than was announced.' },
  FILE_BROKEN: { status: 422, meaning: 'The file is damaged or breaks off.' },
  FILE_TOO_MANY_PIXELS: { status: 422, meaning: 'The picture has more pixels than are taken.' },
  FILE_INFECTED: { status: 422, meaning: 'The antivirus of the platform did not let the file pass.' },
  FILES_UNAVAILABLE: { status: 503, meaning: 'The storage of files or the antivirus is away, or too many files come at once: nothing was kept; send the file again by the same link.' },
  SUBGRAPH_UNAVAILABLE: { status: 503, meaning: 'A part of the graph did not answer; the other parts of the answer are good.' },
  ERRORS_LEFT_OUT: { status: 200, meaning: 'There were more errors of this operation than one answer tells: the message, of the last entry, says how many were left out.' },
  INTERNAL_SERVER_ERROR: { status: 500, meaning: 'A fault of ours. Nothing was half-written; the request id finds it in the logs.' },
} as const;

/** A code of the error table. */
export type ErrorCode = keyof typeof ERROR_TABLE;

import type { IncomingMessage, ServerResponse } from 'node:http';
import { CodedError, localize, type ErrorCode } from '@otklik/base';
import type { RequestContext } from '@otklik/identity';
import { CALL_HEADER, type CallVerifier } from '@otklik/signed-calls';
import type { FollowQuestion } from '../follow.js';
import type { Subgraph } from '../subgraph.js';
import { KnownOperations } from './known-operations.js';
import { readBody } from './read-body.js';

const BODY_BYTES = 32 * 1024 * 1024;

/** The same to everybody and for every reason: who may call needs no hint, and who may not gets none. */
const REFUSAL = errorsOf('UNAUTHENTICATED', 'This call is refused.');

/** What a subgraph answers with. */
export interface SubgraphEndpointOptions {
  /** The revision to serve; another one when plugins have come or gone. */
  readonly current: () => Subgraph;
  readonly verifier: CallVerifier;
  /** What `/ready` waits for. */
  readonly isReady?: () => Promise<boolean>;
  /** Told of what should never happen; the caller gets a neutral answer. */
  readonly onFault: (error: unknown) => void;
  /** Bytes of one call. 32 MB. */
  readonly bodyBytes?: number;
}

/** Answers the requests to a subgraph: signed calls at `/graphql` and `/follow`, `/live` and `/ready` to everybody, nothing else. */
export class SubgraphEndpoint {
  readonly #operations = new WeakMap<Subgraph, KnownOperations>();
  #draining = false;

  constructor(private readonly options: SubgraphEndpointOptions) {}

  /** From now on `/ready` fails and every answer ends its connection. */
  drain(): void {
    this.#draining = true;
  }

  /** Never rejects. */
  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (this.#draining) response.setHeader('connection', 'close');
    response.setHeader('cache-control', 'no-store');
    try {
      if (request.method === 'POST' && request.url === '/graphql') await this.#answerCall(request, response, (body, context) => this.#run(body, context));
      else if (request.method === 'POST' && request.url === '/follow') await this.#answerCall(request, response, (body) => this.#follow(body));
      else if (request.method === 'GET' && request.url === '/live') send(response, 200, '{"status":"live"}');
      else if (request.method === 'GET' && request.url === '/ready') await this.#answerReady(response);
      else refuse(response, 401, REFUSAL);
    } catch (error) {
      this.options.onFault(error);
      if (response.headersSent) response.destroy();
      else refuse(response, 500, errorsOf('INTERNAL_SERVER_ERROR', 'A fault of ours. It has been logged.'));
    }
  }

  async #answerCall(request: IncomingMessage, response: ServerResponse, answer: (body: Buffer, context: RequestContext) => Promise<string>): Promise<void> {
    const token = request.headers[CALL_HEADER];
    const call = this.options.verifier.claim(typeof token === 'string' ? token : undefined);
    if (call === null) return refuse(response, 401, REFUSAL);
    const body = await readBody(request, this.options.bodyBytes ?? BODY_BYTES);
    if (body === null) return refuse(response, 413, errorsOf('BODY_TOO_LARGE', 'The call is larger than the limit.'));
    const context = call.accept(body);
    if (context === null) return refuse(response, 401, REFUSAL);
    send(response, 200, await answer(body, context));
  }

  async #run(body: Buffer, context: RequestContext): Promise<string> {
    const subgraph = this.options.current();
    // Signed by a gateway of ours, which sends nothing else.
    const { query, variables = {} } = JSON.parse(body.toString()) as { query: string; variables?: Record<string, unknown> };
    try {
      return JSON.stringify(await subgraph.execute({ document: this.#operationsOf(subgraph).of(query), variables, context }));
    } catch (error) {
      if (error instanceof CodedError) return errorsOf(error.code, localize(error.text, context.locale));
      throw error;
    }
  }

  /** Who may follow; `null` where the twin has to be asked for each. The viewers are in the body, which is signed as a whole. */
  async #follow(body: Buffer): Promise<string> {
    const { query, questions } = JSON.parse(body.toString()) as { query: string; questions?: readonly FollowQuestion[] };
    const answers = questions === undefined ? null : await this.options.current().follows?.get(query)?.(questions);
    return JSON.stringify({ answers: answers ?? null });
  }

  #operationsOf(subgraph: Subgraph): KnownOperations {
    let operations = this.#operations.get(subgraph);
    if (operations === undefined) this.#operations.set(subgraph, (operations = new KnownOperations(subgraph.schema)));
    return operations;
  }

  async #answerReady(response: ServerResponse): Promise<void> {
    const isReady = !this.#draining && (await (this.options.isReady?.() ?? Promise.resolve(true)).catch(() => false));
    send(response, isReady ? 200 : 503, JSON.stringify({ status: isReady ? 'ready' : this.#draining ? 'draining' : 'starting' }));
  }
}

function errorsOf(code: ErrorCode, message: string): string {
  return JSON.stringify({ errors: [{ message, extensions: { code } }] });
}

/** Answers without reading what is left of the request, which ends the connection. */
function refuse(response: ServerResponse, status: number, body: string): void {
  response.setHeader('connection', 'close');
  send(response, status, body);
}

function send(response: ServerResponse, status: number, body: string): void {
  const bytes = Buffer.from(body);
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': bytes.byteLength }).end(bytes);
}

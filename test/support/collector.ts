import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

/** A span as a collector gets it by OTLP in JSON. */
export interface ReceivedSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  /** 1 internal, 2 server, 3 client. */
  readonly kind: number;
  readonly attributes: Readonly<Record<string, unknown>>;
  /** 2 is an error. */
  readonly status: number;
  readonly links: readonly { readonly traceId: string; readonly spanId: string }[];
}

/** Stands for a collector of OpenTelemetry. */
export interface Collector {
  /** To be given as the endpoint of traces. */
  readonly url: string;
  readonly spans: ReceivedSpan[];
  /** Everything that came, as text. */
  readonly text: string[];
  stop(): void;
}

interface WireSpan extends Omit<ReceivedSpan, 'attributes' | 'status' | 'links'> {
  readonly attributes?: readonly { readonly key: string; readonly value: Readonly<Record<string, unknown>> }[];
  readonly status?: { readonly code?: number };
  readonly links?: readonly { readonly traceId: string; readonly spanId: string }[];
}

interface WireBody {
  readonly resourceSpans: readonly { readonly scopeSpans: readonly { readonly spans: readonly WireSpan[] }[] }[];
}

export async function startCollector(): Promise<Collector> {
  const spans: ReceivedSpan[] = [];
  const text: string[] = [];
  const server: Server = createServer((request, response) => {
    void json(request).then((body) => {
      text.push(JSON.stringify(body));
      spans.push(...(body as WireBody).resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans.map(readSpan))));
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/traces`,
    spans,
    text,
    stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}

function readSpan({ attributes = [], status, links = [], ...span }: WireSpan): ReceivedSpan {
  return {
    ...span,
    attributes: Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]])),
    status: status?.code ?? 0,
    links,
  };
}

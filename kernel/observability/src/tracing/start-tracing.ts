import type { Tracer } from '@opentelemetry/api';
import type * as Sdk from '@opentelemetry/sdk-trace';

/** What of a trace that begins here is kept; one that began elsewhere follows its parent's choice in the `parentbased_` ones. */
export const SAMPLERS = [
  'always_on',
  'always_off',
  'traceidratio',
  'parentbased_always_on',
  'parentbased_always_off',
  'parentbased_traceidratio',
] as const;

export type SamplerName = (typeof SAMPLERS)[number];

/** Where spans go. Names and meanings are those of the standard `OTEL_` variables. */
export interface TracingSettings {
  /** Whole URL, such as `http://127.0.0.1:4318/v1/traces`. */
  readonly url: string;
  readonly protocol: 'http/protobuf' | 'http/json';
  readonly serviceName: string;
  /** More attributes of the resource. */
  readonly resource: Readonly<Record<string, string>>;
  readonly sampler: SamplerName;
  /** Share of traces that a `traceidratio` sampler keeps, from 0 to 1. */
  readonly ratio: number;
}

/** Tracing under way. */
export interface Tracing {
  readonly tracer: Tracer;
  /** Sends what is waiting, for at most some seconds. Never rejects: a collector that is away must not keep a platform from stopping. */
  stop(): Promise<void>;
}

const FLUSH_MS = 3_000;

/**
 * Starts to send spans in batches by OTLP over HTTP. The SDK is loaded here and nowhere else. Headers, time-out and compression of the
 * requests are read by the exporter from the standard variables. Nothing global is registered.
 */
export async function startTracing(settings: TracingSettings): Promise<Tracing> {
  const [sdk, { resourceFromAttributes }, { OTLPTraceExporter }] = await Promise.all([
    import('@opentelemetry/sdk-trace'),
    import('@opentelemetry/resources'),
    settings.protocol === 'http/json' ? import('@opentelemetry/exporter-trace-otlp-http') : import('@opentelemetry/exporter-trace-otlp-proto'),
  ]);
  const exporter = new OTLPTraceExporter({ url: settings.url });
  const provider = new sdk.TracerProvider({
    resource: resourceFromAttributes({ 'service.name': settings.serviceName, ...settings.resource }),
    sampler: samplerOf(settings, sdk),
    spanProcessors: [new sdk.BatchSpanProcessor({ exporter })],
  });
  return {
    tracer: provider.getTracer('otklik'),
    async stop() {
      const impatience = Promise.withResolvers<void>();
      const timer = setTimeout(impatience.resolve, FLUSH_MS);
      await Promise.race([provider.shutdown().catch(() => undefined), impatience.promise]);
      clearTimeout(timer);
    },
  };
}

function samplerOf({ sampler, ratio }: TracingSettings, sdk: typeof Sdk): Sdk.Sampler {
  const roots: Readonly<Record<string, () => Sdk.Sampler>> = {
    always_on: () => new sdk.AlwaysOnSampler(),
    always_off: () => new sdk.AlwaysOffSampler(),
    traceidratio: () => new sdk.TraceIdRatioBasedSampler(ratio),
  };
  const root = roots[sampler.replace('parentbased_', '')]!();
  return sampler.startsWith('parentbased_') ? new sdk.ParentBasedSampler({ root }) : root;
}

import { LOG_LEVELS, SAMPLERS, type LogFormat, type LogLevel, type TracingSettings } from '@otklik/observability';
import { EnvironmentError } from './environment-error.js';
import { isLoopback } from './host-address.js';
import { readPortOf, readSwitch, valueOf, type Variables } from './variables.js';

/** What a process tells of itself. */
export interface ObservabilityEnvironment {
  /** `OTKLIK_LOG_LEVEL`. */
  readonly logLevel: LogLevel;
  /** Whether there is a line of level `info` for each operation. */
  readonly logOperations: boolean;
  /** `OTKLIK_LOG_FORMAT`; null: for a terminal `text` outside production, else `json`. */
  readonly logFormat: LogFormat | null;
  /** `OTKLIK_METRICS`, `OTKLIK_METRICS_PORT`. */
  readonly metrics: MetricsPlace;
  /** The standard `OTEL_` variables; null when there is nowhere to send spans to. */
  readonly tracing: TracingSettings | null;
}

/** Where `/metrics` is: nowhere, beside the graph, or on a port of its own; port 0 takes a free one. */
export type MetricsPlace = { readonly kind: 'off' } | { readonly kind: 'main' } | { readonly kind: 'port'; readonly port: number };

/** What holds when the variables say nothing: every line and every figure costs time. */
export interface ObservabilityDefaults {
  /** When `OTKLIK_LOG_LEVEL` is given, they are logged in any case. */
  readonly logOperations: boolean;
  readonly metrics: MetricsPlace;
}

/** Of the whole platform: figures where only this machine can read them. */
export function platformDefaults(host: string): ObservabilityDefaults {
  return { logOperations: true, metrics: { kind: isLoopback(host) ? 'main' : 'off' } };
}

/** Of `otklik gateway` with a foreign supergraph: it says nothing about single operations. */
export const GATEWAY_DEFAULTS: ObservabilityDefaults = { logOperations: false, metrics: { kind: 'off' } };

/** Of a subgraph as a process: its port takes calls of the gateway only, so that metrics need one of their own. */
export const SUBGRAPH_DEFAULTS: ObservabilityDefaults = { logOperations: false, metrics: { kind: 'off' } };

/** @throws EnvironmentError for the first wrong value */
export function readObservability(variables: Variables, defaults: ObservabilityDefaults): ObservabilityEnvironment {
  const logLevel = oneOf(variables, 'OTKLIK_LOG_LEVEL', LOG_LEVELS);
  return {
    logLevel: logLevel ?? 'info',
    logOperations: defaults.logOperations || logLevel !== null,
    logFormat: oneOf(variables, 'OTKLIK_LOG_FORMAT', ['json', 'text']),
    metrics: readMetrics(variables) ?? defaults.metrics,
    tracing: readTracing(variables),
  };
}

function readMetrics(variables: Variables): MetricsPlace | null {
  const asked = readSwitch(variables, 'OTKLIK_METRICS');
  const port = valueOf(variables, 'OTKLIK_METRICS_PORT') === null ? null : readPortOf(variables, 'OTKLIK_METRICS_PORT');
  if (port === null) return asked === null ? null : { kind: asked ? 'main' : 'off' };
  if (asked === false) throw new EnvironmentError('OTKLIK_METRICS=0 does not go with OTKLIK_METRICS_PORT: unset one of the two');
  return { kind: 'port', port };
}

function readTracing(variables: Variables): TracingSettings | null {
  const url = tracesUrl(variables);
  const isOff = valueOf(variables, 'OTEL_SDK_DISABLED')?.toLowerCase() === 'true' || valueOf(variables, 'OTEL_TRACES_EXPORTER') === 'none';
  if (url === null || isOff) return null;
  const { 'service.name': named, ...resource } = readResource(variables);
  const protocols = ['http/protobuf', 'http/json'] as const;
  return {
    url,
    protocol: oneOf(variables, 'OTEL_EXPORTER_OTLP_TRACES_PROTOCOL', protocols) ?? oneOf(variables, 'OTEL_EXPORTER_OTLP_PROTOCOL', protocols) ?? 'http/protobuf',
    serviceName: valueOf(variables, 'OTEL_SERVICE_NAME') ?? named ?? 'otklik',
    resource,
    sampler: oneOf(variables, 'OTEL_TRACES_SAMPLER', SAMPLERS) ?? 'parentbased_always_on',
    ratio: readRatio(variables),
  };
}

/** By the standard: the address of all signals gets a path for traces, their own is taken as it is. */
function tracesUrl(variables: Variables): string | null {
  const own = readUrl(variables, 'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT');
  if (own !== null) return own;
  const all = readUrl(variables, 'OTEL_EXPORTER_OTLP_ENDPOINT');
  return all === null ? null : `${all.replace(/\/+$/, '')}/v1/traces`;
}

function readUrl(variables: Variables, name: string): string | null {
  const value = valueOf(variables, name);
  if (value !== null && !/^https?:$/.test(URL.parse(value)?.protocol ?? '')) {
    throw EnvironmentError.value(name, value.includes('@') ? '…' : value, 'give an http:// or https:// URL');
  }
  return value;
}

/** `key=value` pairs with commas between them, percent-encoded. */
function readResource(variables: Variables): Record<string, string> {
  const text = valueOf(variables, 'OTEL_RESOURCE_ATTRIBUTES') ?? '';
  try {
    const pairs = text.split(',').filter((pair) => pair.trim() !== '');
    return Object.fromEntries(pairs.map((pair) => [nameOf(pair), decodeURIComponent(pair.slice(pair.indexOf('=') + 1).trim())]));
  } catch {
    throw EnvironmentError.value('OTEL_RESOURCE_ATTRIBUTES', text, 'give key=value pairs with commas between them, percent-encoded');
  }
}

function nameOf(pair: string): string {
  const end = pair.indexOf('=');
  if (end <= 0) throw new URIError(pair);
  return pair.slice(0, end).trim();
}

function readRatio(variables: Variables): number {
  const value = valueOf(variables, 'OTEL_TRACES_SAMPLER_ARG') ?? '1';
  const ratio = Number(value);
  if (!(ratio >= 0 && ratio <= 1)) throw EnvironmentError.value('OTEL_TRACES_SAMPLER_ARG', value, 'give a number from 0 to 1');
  return ratio;
}

function oneOf<T extends string>(variables: Variables, name: string, allowed: readonly T[]): T | null {
  const value = valueOf(variables, name);
  if (value === null) return null;
  const found = allowed.find((candidate) => candidate === value);
  if (found === undefined) throw EnvironmentError.value(name, value, `give one of ${allowed.join(', ')}`);
  return found;
}

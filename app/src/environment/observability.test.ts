import { EnvironmentError } from './environment-error.js';
import { GATEWAY_DEFAULTS, platformDefaults, readObservability, type ObservabilityEnvironment } from './observability.js';
import type { Variables } from './variables.js';

const read = (variables: Variables): ObservabilityEnvironment => readObservability(variables, platformDefaults('127.0.0.1'));

function refusalOf(variables: Variables): string {
  try {
    read(variables);
  } catch (error) {
    if (error instanceof EnvironmentError) return error.message;
    throw error;
  }
  return 'accepted';
}

describe('an environment that says nothing about it', () => {
  it('logs, shows metrics to this machine only, and sends no spans', () => {
    expect(read({})).toEqual({ logLevel: 'info', logOperations: true, logFormat: null, metrics: { kind: 'main' }, tracing: null });
  });

  it('has no metrics on a platform that others can reach', () => {
    expect(readObservability({}, platformDefaults('0.0.0.0')).metrics).toEqual({ kind: 'off' });
  });

  it('tells nothing of single operations for a gateway alone', () => {
    expect(readObservability({}, GATEWAY_DEFAULTS)).toMatchObject({ logLevel: 'info', logOperations: false, metrics: { kind: 'off' } });
    expect(readObservability({ OTKLIK_LOG_LEVEL: 'info' }, GATEWAY_DEFAULTS)).toMatchObject({ logLevel: 'info', logOperations: true });
  });

  it('may also say it with empty values', () => {
    const names = ['OTKLIK_LOG_LEVEL', 'OTKLIK_LOG_FORMAT', 'OTKLIK_METRICS', 'OTKLIK_METRICS_PORT', 'OTEL_EXPORTER_OTLP_ENDPOINT', 'OTEL_SERVICE_NAME'];
    expect(read(Object.fromEntries(names.map((name) => [name, ''])))).toEqual(read({}));
  });
});

describe('a value that is taken', () => {
  it.each<[Variables, Partial<ObservabilityEnvironment>]>([
    [{ OTKLIK_LOG_LEVEL: 'debug' }, { logLevel: 'debug' }],
    [{ OTKLIK_LOG_LEVEL: 'silent' }, { logLevel: 'silent' }],
    [{ OTKLIK_LOG_FORMAT: 'text' }, { logFormat: 'text' }],
    [{ OTKLIK_METRICS: '0' }, { metrics: { kind: 'off' } }],
    [{ OTKLIK_METRICS: '1' }, { metrics: { kind: 'main' } }],
    [{ OTKLIK_METRICS_PORT: '9464' }, { metrics: { kind: 'port', port: 9464 } }],
    [{ OTKLIK_METRICS: '1', OTKLIK_METRICS_PORT: '0' }, { metrics: { kind: 'port', port: 0 } }],
  ])('%j', (variables, expected) => {
    expect(read(variables)).toMatchObject(expected);
  });
});

describe('the standard variables of OpenTelemetry', () => {
  const ENDPOINT = 'http://collector:4318';

  it('switch spans on by an address, and everything else has its standard default', () => {
    expect(read({ OTEL_EXPORTER_OTLP_ENDPOINT: ENDPOINT }).tracing).toEqual({
      url: 'http://collector:4318/v1/traces',
      protocol: 'http/protobuf',
      serviceName: 'otklik',
      resource: {},
      sampler: 'parentbased_always_on',
      ratio: 1,
    });
  });

  it.each<[Variables, object]>([
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: `${ENDPOINT}/otlp/` }, { url: 'http://collector:4318/otlp/v1/traces' }],
    [{ OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: `${ENDPOINT}/mine` }, { url: 'http://collector:4318/mine' }],
    [{ OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json' }, { protocol: 'http/json' }],
    [{ OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json', OTEL_EXPORTER_OTLP_TRACES_PROTOCOL: 'http/protobuf' }, { protocol: 'http/protobuf' }],
    [{ OTEL_SERVICE_NAME: 'nso' }, { serviceName: 'nso' }],
    [{ OTEL_RESOURCE_ATTRIBUTES: 'service.name=region,deployment.environment=a%2Cb' }, { serviceName: 'region', resource: { 'deployment.environment': 'a,b' } }],
    [{ OTEL_TRACES_SAMPLER: 'parentbased_traceidratio', OTEL_TRACES_SAMPLER_ARG: '0.25' }, { sampler: 'parentbased_traceidratio', ratio: 0.25 }],
  ])('%j', (variables, expected) => {
    expect(read({ OTEL_EXPORTER_OTLP_ENDPOINT: ENDPOINT, ...variables }).tracing).toMatchObject(expected);
  });

  it.each<[Variables]>([[{ OTEL_SDK_DISABLED: 'true' }], [{ OTEL_TRACES_EXPORTER: 'none' }]])('%j switches them off again', (variables) => {
    expect(read({ OTEL_EXPORTER_OTLP_ENDPOINT: ENDPOINT, ...variables }).tracing).toBeNull();
  });
});

describe('a value that is refused', () => {
  it.each<[Variables, string]>([
    [{ OTKLIK_LOG_LEVEL: 'loud' }, 'OTKLIK_LOG_LEVEL=loud is not allowed: give one of silent, fatal, error, warn, info, debug, trace'],
    [{ OTKLIK_LOG_FORMAT: 'xml' }, 'OTKLIK_LOG_FORMAT=xml is not allowed: give one of json, text'],
    [{ OTKLIK_METRICS: 'yes' }, 'OTKLIK_METRICS=yes is not allowed: give 1 (on) or 0 (off)'],
    [{ OTKLIK_METRICS_PORT: '70000' }, 'OTKLIK_METRICS_PORT=70000 is not allowed: give a whole number from 0 (any free port) to 65535'],
    [{ OTKLIK_METRICS: '0', OTKLIK_METRICS_PORT: '9464' }, 'OTKLIK_METRICS=0 does not go with OTKLIK_METRICS_PORT: unset one of the two'],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'collector:4318' }, 'OTEL_EXPORTER_OTLP_ENDPOINT=collector:4318 is not allowed: give an http:// or https:// URL'],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'ftp://me:secret@c' }, 'OTEL_EXPORTER_OTLP_ENDPOINT=… is not allowed: give an http:// or https:// URL'],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://c', OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc' }, 'OTEL_EXPORTER_OTLP_PROTOCOL=grpc is not allowed: give one of http/protobuf, http/json'],
    [
      { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://c', OTEL_RESOURCE_ATTRIBUTES: 'nonsense' },
      'OTEL_RESOURCE_ATTRIBUTES=nonsense is not allowed: give key=value pairs with commas between them, percent-encoded',
    ],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://c', OTEL_TRACES_SAMPLER_ARG: '2' }, 'OTEL_TRACES_SAMPLER_ARG=2 is not allowed: give a number from 0 to 1'],
  ])('%j', (variables, message) => {
    expect(refusalOf(variables)).toBe(message);
  });
});

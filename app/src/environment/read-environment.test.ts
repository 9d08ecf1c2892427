import { EnvironmentError } from './environment-error.js';
import { readEnvironment, type Environment } from './read-environment.js';
import type { Variables } from './variables.js';

const CWD = '/srv/otklik';

function read(variables: Variables): Environment {
  return readEnvironment(variables, CWD);
}

function refusalOf(variables: Variables): string {
  try {
    read(variables);
  } catch (error) {
    if (error instanceof EnvironmentError) return error.message;
    throw error;
  }
  return 'accepted';
}

describe('an environment that says nothing', () => {
  it('is a demo on this machine with the embedded database', () => {
    expect(read({})).toEqual({
      host: '127.0.0.1',
      port: 4000,
      home: '/srv/otklik/.otklik',
      seals: '/srv/otklik/.otklik/seals',
      databaseUrl: null,
      demo: true,
      oidcIssuer: null,
      oidcAudience: 'urn:otklik:graph',
      oidcLoginClaim: 'login',
      oidcTokenType: 'at+jwt',
      oidcAssuranceClaim: 'acr',
      oidcIdentified: ['identified'],
      demoSamples: true,
      voteSecret: null,
      callSecrets: null,
      personalData: { keys: null, keysModule: null, retentionDays: 1_825 },
      eventLogDays: 30,
      closeAfterDays: 30,
      files: { publicUrl: null, folder: null, s3: null, antivirus: null },
      subgraphUrls: new Map(),
      nats: null,
      subgraphTimeoutMs: 30_000,
      policies: { limits: {} },
      observability: { logLevel: 'info', logOperations: true, logFormat: null, metrics: { kind: 'main' }, tracing: null },
    });
  });

  it('may also say it with empty values', () => {
    const names = [
      'HOST',
      'PORT',
      'OTKLIK_HOME',
      'OTKLIK_SEALS',
      'DATABASE_URL',
      'OTKLIK_DEMO',
      'OTKLIK_DEMO_SAMPLES',
      'OIDC_ISSUER',
      'OIDC_AUDIENCE',
      'OIDC_LOGIN_CLAIM',
      'OIDC_TOKEN_TYPE',
      'OTKLIK_VOTE_SECRET',
      'OTKLIK_CALL_SECRET',
      'OTKLIK_PERSONAL_KEYS',
      'OTKLIK_PERSONAL_KEYS_MODULE',
      'OTKLIK_PERSONAL_RETENTION_DAYS',
      'OTKLIK_EVENT_LOG_DAYS',
      'OTKLIK_CLOSE_AFTER_DAYS',
      'OTKLIK_SUBGRAPH_URLS',
      'OTKLIK_SUBGRAPH_TIMEOUT_MS',
      'NATS_URL',
      'NATS_SUBJECT',
    ];
    expect(read(Object.fromEntries(names.map((name) => [name, ''])))).toEqual(read({}));
  });
});

describe('a value that is taken', () => {
  it.each<[Variables, Partial<Environment>]>([
    [{ PORT: '0' }, { port: 0 }],
    [{ OTKLIK_HOME: '/data' }, { home: '/data', seals: '/data/seals' }],
    [{ OTKLIK_SEALS: 'elsewhere' }, { seals: '/srv/otklik/elsewhere' }],
    [{ OTKLIK_HOME: '/data', OTKLIK_SEALS: '/mnt/seals' }, { home: '/data', seals: '/mnt/seals' }],
    [{ PORT: '1' }, { port: 1 }],
    [{ PORT: '65535' }, { port: 65_535 }],
    [{ OTKLIK_EVENT_LOG_DAYS: '3' }, { eventLogDays: 3 }],
    [{ OTKLIK_EVENT_LOG_DAYS: '0' }, { eventLogDays: null }],
    [{ OTKLIK_CLOSE_AFTER_DAYS: '1' }, { closeAfterDays: 1 }],
    [{ OTKLIK_CLOSE_AFTER_DAYS: '0' }, { closeAfterDays: null }],
    [{ HOST: 'localhost' }, { host: 'localhost', demo: true }],
    [{ HOST: '127.8.9.1' }, { host: '127.8.9.1', demo: true }],
    [{ HOST: '::1' }, { host: '::1', demo: true }],
    [
      { HOST: '0.0.0.0', OTKLIK_DEMO: '1' },
      { host: '0.0.0.0', demo: true },
    ],
    [
      { HOST: '::', OTKLIK_DEMO: '1' },
      { host: '::', demo: true },
    ],
    [{ HOST: 'stand.region.example', OTKLIK_DEMO: '1' }, { host: 'stand.region.example' }],
    [{ OTKLIK_HOME: '/var/lib/otklik' }, { home: '/var/lib/otklik' }],
    [{ OTKLIK_HOME: '../data' }, { home: '/srv/data' }],
    [{ OTKLIK_HOME: 'данные платформы' }, { home: '/srv/otklik/данные платформы' }],
    [{ DATABASE_URL: 'postgres://u:p@db:5432/otklik' }, { databaseUrl: 'postgres://u:p@db:5432/otklik' }],
    [{ DATABASE_URL: 'postgresql://u:p%40@db/otklik?sslmode=require' }, { databaseUrl: 'postgresql://u:p%40@db/otklik?sslmode=require' }],
    [{ OTKLIK_DEMO: '1' }, { demo: true }],
    [{ OTKLIK_DEMO_SAMPLES: '0' }, { demo: true, demoSamples: false }],
    [{ OIDC_ISSUER: 'https://login.example/realms/otklik/' }, { oidcIssuer: 'https://login.example/realms/otklik/', demo: false }],
    [
      { OIDC_ISSUER: 'https://login.example', OTKLIK_DEMO: '0', HOST: '0.0.0.0' },
      { demo: false, host: '0.0.0.0' },
    ],
    [{ OIDC_ISSUER: 'https://login.example', HOST: '0.0.0.0' }, { demo: false }],
    [{ OIDC_ISSUER: 'http://localhost:8080/realms/otklik' }, { oidcIssuer: 'http://localhost:8080/realms/otklik' }],
    [{ OIDC_ISSUER: 'http://127.0.0.1:8080' }, { oidcIssuer: 'http://127.0.0.1:8080' }],
    [{ OIDC_ISSUER: 'http://[::1]:8080' }, { oidcIssuer: 'http://[::1]:8080' }],
    [{ OIDC_AUDIENCE: 'otklik' }, { oidcAudience: 'otklik' }],
    [{ OIDC_LOGIN_CLAIM: 'preferred_username' }, { oidcLoginClaim: 'preferred_username' }],
    [{ OIDC_TOKEN_TYPE: 'any' }, { oidcTokenType: 'any' }],
    [{ OIDC_ASSURANCE_CLAIM: 'level', OIDC_IDENTIFIED: 'AL15,AL20' }, { oidcAssuranceClaim: 'level', oidcIdentified: ['AL15', 'AL20'] }],
    [{ OTKLIK_VOTE_SECRET: 'v'.repeat(32) }, { voteSecret: 'v'.repeat(32) }],
    [{ OTKLIK_CALL_SECRET: 'a+/='.repeat(8) }, { callSecrets: ['a+/='.repeat(8)] }],
    [{ OTKLIK_CALL_SECRET: `${'n'.repeat(40)},${'o'.repeat(32)}` }, { callSecrets: ['n'.repeat(40), 'o'.repeat(32)] }],
    [
      { OTKLIK_SUBGRAPH_URLS: 'appeals=http://appeals:4002, people=https://10.0.0.7/people?v=1' },
      { subgraphUrls: new Map([['appeals', 'http://appeals:4002/graphql'], ['people', 'https://10.0.0.7/people?v=1']]) },
    ],
    [{ OTKLIK_SUBGRAPH_TIMEOUT_MS: '500' }, { subgraphTimeoutMs: 500 }],
    [{ NATS_URL: 'nats://u:p@nats:4222,nats://other' }, { nats: { url: 'nats://u:p@nats:4222,nats://other', subject: 'otklik' } }],
    [{ NATS_URL: 'tls://nats', NATS_SUBJECT: 'otklik.south' }, { nats: { url: 'tls://nats', subject: 'otklik.south' } }],
    [{ NATS_SUBJECT: 'otklik.south' }, { nats: null }],
  ])('%j', (variables, expected) => {
    expect(read(variables)).toMatchObject(expected);
  });
});

describe('a value that is refused', () => {
  it.each<[Variables, string]>([
    ...['http', '-1', '65536', '70000', '4000.5', '4e3', '0x10', ' 4000', '04000', '+1', 'NaN', '４０００'].map(
      (PORT): [Variables, string] => [{ PORT }, 'PORT='],
    ),
    ...['http://localhost', 'localhost:4000', '[::1]', '1.2.3.4/24', 'a b', '-a', 'a..b', '*', 'хост'].map((HOST): [Variables, string] => [
      { HOST },
      'HOST=',
    ]),
    [{ OTKLIK_HOME: 'a\0b' }, 'OTKLIK_HOME='],
    ...['otklik.', '.south', 'a b', '*', 'юг'].map((NATS_SUBJECT): [Variables, string] => [{ NATS_SUBJECT }, 'NATS_SUBJECT=']),
    ...['true', 'yes', 'on', '2', ' 1', '01'].map((OTKLIK_DEMO): [Variables, string] => [{ OTKLIK_DEMO }, 'OTKLIK_DEMO=']),
    ...[
      'login',
      'login.example',
      '/login',
      'ftp://login.example',
      'http://login.example',
      'http://127.0.0.1.evil.example',
      'https://login.example?a',
      'https://login.example#a',
      'https://login .example',
    ].map((OIDC_ISSUER): [Variables, string] => [{ OIDC_ISSUER }, 'OIDC_ISSUER=']),
    [{ OIDC_AUDIENCE: 'a b' }, 'OIDC_AUDIENCE='],
    [{ OIDC_LOGIN_CLAIM: 'a b' }, 'OIDC_LOGIN_CLAIM='],
    [{ OIDC_TOKEN_TYPE: 'JWT' }, 'OIDC_TOKEN_TYPE='],
    ...['appeals', 'appeals=', 'http://appeals', 'appeals=ftp://a', 'appeals=http://a,', 'a=http://a,a=http://b', 'Appeals=http://a', 'appeals=http://a#b'].map(
      (OTKLIK_SUBGRAPH_URLS): [Variables, string] => [{ OTKLIK_SUBGRAPH_URLS }, 'OTKLIK_SUBGRAPH_URLS='],
    ),
    ...['1', '2', '2.5', '-3', '03', '100000', 'ever'].map((OTKLIK_EVENT_LOG_DAYS): [Variables, string] => [{ OTKLIK_EVENT_LOG_DAYS }, 'OTKLIK_EVENT_LOG_DAYS=']),
    ...['-1', '010', '1.5', '10000', 'never'].map((OTKLIK_CLOSE_AFTER_DAYS): [Variables, string] => [{ OTKLIK_CLOSE_AFTER_DAYS }, 'OTKLIK_CLOSE_AFTER_DAYS=']),
    ...['0', '99', '1e3', '-1', '10 s'].map((OTKLIK_SUBGRAPH_TIMEOUT_MS): [Variables, string] => [{ OTKLIK_SUBGRAPH_TIMEOUT_MS }, 'OTKLIK_SUBGRAPH_TIMEOUT_MS=']),
  ])('%j: one line names the variable, its value and what is allowed', (variables, beginning) => {
    const message = refusalOf(variables);
    const [value] = Object.values(variables) as [string];
    expect(message.startsWith(beginning)).toBe(true);
    expect(message).toContain(JSON.stringify(value).slice(1, -1));
    expect(message).toMatch(/is not allowed: give .+/);
    expect(message).not.toMatch(/[\n\r\0]/);
  });

  it('is cut when it is long', () => {
    expect(refusalOf({ PORT: '9'.repeat(5_000) }).length).toBeLessThan(250);
  });
});

describe('a wrong DATABASE_URL', () => {
  it.each([
    'mysql://otklik:hunter2@db/otklik',
    'otklik:hunter2@db/otklik',
    'hunter2',
    'postgres://',
    'postgres://otklik:hunter2@db',
    'postgres://otklik:hunter2@db/',
    'postgres://otklik:hunter2@db:port/otklik',
    'postgres://otklik:12/hunter2@db/otklik',
    'postgres://otklik:hunter2 @db/otklik',
    'postgres://otklik:hun?ter2@db/otklik',
    'postgres:otklik:hunter2@db/otklik',
    'POSTGRES//hunter2',
    'http://hunter2@db/otklik',
  ])('is refused without its password: %s', (DATABASE_URL) => {
    const message = refusalOf({ DATABASE_URL });
    expect(message).toMatch(/^DATABASE_URL=[a-z:/]*… is not allowed: give postgres:\/\//);
    expect(message).not.toMatch(/hun|ter2/);
  });
});

describe('a secret that is none', () => {
  it.each<[Variables, string]>([
    [{ OTKLIK_VOTE_SECRET: 'hunter2' }, 'OTKLIK_VOTE_SECRET'],
    [{ OTKLIK_VOTE_SECRET: `hunter2 ${'x'.repeat(32)}` }, 'OTKLIK_VOTE_SECRET'],
    [{ OTKLIK_CALL_SECRET: 'hunter2' }, 'OTKLIK_CALL_SECRET'],
    [{ OTKLIK_CALL_SECRET: `${'hunter2'.repeat(5)},` }, 'OTKLIK_CALL_SECRET'],
    [{ OTKLIK_CALL_SECRET: ['a', 'b', 'c'].map((letter) => `hunter2${letter.repeat(32)}`).join(',') }, 'OTKLIK_CALL_SECRET'],
    [{ OTKLIK_SUBGRAPH_URLS: 'appeals=http://user:hunter2@a' }, 'OTKLIK_SUBGRAPH_URLS'],
    ...['http://user:hunter2@nats', 'hunter2@nats:4222', 'nats://hunter2@', 'nats://hunter2@nats/x', 'nats://nats,,tls://hunter2@nats', 'nats://nats hunter2'].map((NATS_URL): [Variables, string] => [{ NATS_URL }, 'NATS_URL']),
  ])('is refused without showing it: %#', (variables, name) => {
    const message = refusalOf(variables);
    expect(message.startsWith(`${name}=… is not allowed: give `)).toBe(true);
    expect(message).not.toContain('hunter2');
  });
});

describe('an OIDC_ISSUER with a password in it', () => {
  it('is refused without its password', () => {
    expect(refusalOf({ OIDC_ISSUER: 'https://user:hunter2@login.example' })).toMatch(/^OIDC_ISSUER=… is not allowed/);
  });
});

describe('personas', () => {
  it.each<[Variables, string[]]>([
    [{ OTKLIK_DEMO: '0' }, ['OTKLIK_DEMO=0', 'OIDC_ISSUER']],
    [{ OTKLIK_DEMO: '0', HOST: '0.0.0.0' }, ['OTKLIK_DEMO=0', 'OIDC_ISSUER']],
    [{ HOST: '0.0.0.0' }, ['HOST=0.0.0.0', 'OTKLIK_DEMO=1', 'OIDC_ISSUER']],
    [{ HOST: '::' }, ['HOST=::', 'OTKLIK_DEMO=1']],
    [{ HOST: '10.0.0.5' }, ['HOST=10.0.0.5', 'OTKLIK_DEMO=1']],
    [{ HOST: '0' }, ['HOST=0', 'OTKLIK_DEMO=1']],
    [{ HOST: '::ffff:10.0.0.5' }, ['HOST=::ffff:10.0.0.5']],
    [{ HOST: 'localhost.example' }, ['HOST=localhost.example']],
    [{ HOST: '127.0.0.1.example' }, ['HOST=127.0.0.1.example']],
    [{ OTKLIK_DEMO: '1', OIDC_ISSUER: 'https://login.example' }, ['OTKLIK_DEMO=1', 'OIDC_ISSUER']],
  ])('are never there by accident: %j', (variables, named) => {
    const message = refusalOf(variables);
    for (const name of named) expect(message).toContain(name);
    expect(message).not.toContain('\n');
  });
});

// Not from the whole of it: every command reads the environment, and most need no subgraph.
import { CLOSED_AFTER_DAYS } from '@otklik/appeals/closing';
import { join, resolve } from 'node:path';
import { EnvironmentError } from './environment-error.js';
import { readFiles, type FilesEnvironment } from './files.js';
import { readGatewayPolicies, type GatewayPolicies } from './gateway-policies.js';
import { isLoopback } from './host-address.js';
import { readNats, type NatsEnvironment } from './nats.js';
import { readPersonalData, type PersonalDataEnvironment } from './personal-data.js';
import { platformDefaults, readObservability, SUBGRAPH_DEFAULTS, type ObservabilityEnvironment } from './observability.js';
import {
  readAssuranceClaim,
  readAudience,
  readCallSecrets,
  readCloseAfterDays,
  readDatabaseUrl,
  readEventLogDays,
  readHome,
  readHost,
  readIdentifiedValues,
  readIssuer,
  readLoginClaim,
  readPort,
  readSeals,
  readSubgraphTimeout,
  readSubgraphUrls,
  readSwitch,
  readTokenType,
  readVoteSecret,
  type Variables,
} from './variables.js';

/** How the platform was told to run. */
export interface Environment {
  /** `HOST`: the address to listen at. */
  readonly host: string;
  /** `PORT`: the port to listen at; 0 takes a free one. */
  readonly port: number;
  /** `OTKLIK_HOME`: the folder of the data, absolute. */
  readonly home: string;
  /** `OTKLIK_SEALS`: the folder of the seals of the appeals' chains, absolute; `seals` in the home unless told. */
  readonly seals: string;
  /** `DATABASE_URL`: an external PostgreSQL; null for the embedded one. Holds a password: never print it. */
  readonly databaseUrl: string | null;
  /** `OTKLIK_DEMO`: whether anyone may sign in as a persona, and the demo data is there. */
  readonly demo: boolean;
  /** `OTKLIK_DEMO_SAMPLES`: whether a demo platform in which nobody has written yet gets a year of sample messages, surveys and discussions. */
  readonly demoSamples: boolean;
  /** `OIDC_ISSUER`: who signs people in; null for the development provider, which is there in demo mode only. */
  readonly oidcIssuer: string | null;
  /** `OIDC_AUDIENCE`: for whom tokens must be issued. */
  readonly oidcAudience: string;
  /** `OIDC_LOGIN_CLAIM`: the claim of a token with the login, by which staff get their roles. */
  readonly oidcLoginClaim: string;
  /** `OIDC_TOKEN_TYPE`: `any` for an issuer that does not mark its access tokens as `at+jwt`. */
  readonly oidcTokenType: 'at+jwt' | 'any';
  /** `OIDC_ASSURANCE_CLAIM`: the claim of a token with how sure the issuer is of the person. */
  readonly oidcAssuranceClaim: string;
  /** `OIDC_IDENTIFIED`: its values with which somebody may send appeals under 59-ФЗ. */
  readonly oidcIdentified: readonly string[];
  /** `OTKLIK_VOTE_SECRET`: see `loadVoteSecret`; null for the one in a file of the home. */
  readonly voteSecret: string | null;
  /** `OTKLIK_CALL_SECRET`: what the gateway signs its calls of subgraphs with; the first signs, all are taken; null for the one in a file of the home. */
  readonly callSecrets: readonly string[] | null;
  /** How personal data are kept. */
  readonly personalData: PersonalDataEnvironment;
  /** `OTKLIK_EVENT_LOG_DAYS`: for how long the event log is kept; null for ever. */
  readonly eventLogDays: number | null;
  /** How processes on several machines wake each other; null when over PostgreSQL. */
  readonly nats: NatsEnvironment | null;
  /** `OTKLIK_CLOSE_AFTER_DAYS`: so many days after its answer an appeal is closed; null for never. */
  readonly closeAfterDays: number | null;
  /** Where the files of people are kept. */
  readonly files: FilesEnvironment;
  /** `OTKLIK_SUBGRAPH_URLS`: where subgraphs listen that are processes of their own, by name; those on this machine need not be named. */
  readonly subgraphUrls: ReadonlyMap<string, string>;
  /** `OTKLIK_SUBGRAPH_TIMEOUT_MS`: how long such a subgraph may take for an answer. */
  readonly subgraphTimeoutMs: number;
  /** Limits, persisted operations and pages of other origins; the gateway's defaults when left out. */
  readonly policies?: GatewayPolicies;
  /** Logs, metrics and traces; without it faults are logged, and nothing else is told. */
  readonly observability?: ObservabilityEnvironment;
}

/** What a subgraph that is a process of its own was told. It signs nobody in, so whether that would be a demo does not matter to it. */
export type SubgraphEnvironment = Pick<Environment, 'host' | 'port' | 'home' | 'seals' | 'databaseUrl' | 'voteSecret' | 'callSecrets' | 'personalData' | 'files' | 'eventLogDays' | 'nats' | 'closeAfterDays' | 'observability'>;

/** The same for a subgraph as a process. @throws EnvironmentError for the first wrong value */
export function readSubgraphEnvironment(variables: Variables, cwd: string): SubgraphEnvironment {
  return {
    host: readHost(variables),
    port: readPort(variables),
    home: resolve(cwd, readHome(variables)),
    seals: resolve(cwd, readSeals(variables) ?? join(readHome(variables), 'seals')),
    databaseUrl: readDatabaseUrl(variables),
    voteSecret: readVoteSecret(variables),
    callSecrets: readCallSecrets(variables),
    personalData: readPersonalData(variables),
    eventLogDays: readEventLogDays(variables),
    nats: readNats(variables),
    closeAfterDays: readCloseAfterDays(variables, CLOSED_AFTER_DAYS),
    files: readFiles(variables, cwd),
    observability: readObservability(variables, SUBGRAPH_DEFAULTS),
  };
}

/**
 * Reads the environment variables of the platform. Pure: looks at nothing but its arguments.
 * @param cwd where a relative `OTKLIK_HOME` starts
 * @throws EnvironmentError for the first wrong value, or for values that would open a platform without a login to the network
 */
export function readEnvironment(variables: Variables, cwd: string): Environment {
  const host = readHost(variables);
  const oidcIssuer = readIssuer(variables);
  return {
    host,
    port: readPort(variables),
    home: resolve(cwd, readHome(variables)),
    seals: resolve(cwd, readSeals(variables) ?? join(readHome(variables), 'seals')),
    databaseUrl: readDatabaseUrl(variables),
    demo: decideDemo(host, oidcIssuer, readSwitch(variables, 'OTKLIK_DEMO')),
    demoSamples: readSwitch(variables, 'OTKLIK_DEMO_SAMPLES') ?? true,
    oidcIssuer,
    oidcAudience: readAudience(variables),
    oidcLoginClaim: readLoginClaim(variables),
    oidcTokenType: readTokenType(variables),
    oidcAssuranceClaim: readAssuranceClaim(variables),
    oidcIdentified: readIdentifiedValues(variables),
    voteSecret: readVoteSecret(variables),
    callSecrets: readCallSecrets(variables),
    personalData: readPersonalData(variables),
    eventLogDays: readEventLogDays(variables),
    nats: readNats(variables),
    closeAfterDays: readCloseAfterDays(variables, CLOSED_AFTER_DAYS),
    files: readFiles(variables, cwd),
    subgraphUrls: readSubgraphUrls(variables),
    subgraphTimeoutMs: readSubgraphTimeout(variables),
    policies: readGatewayPolicies(variables),
    observability: readObservability(variables, platformDefaults(host)),
  };
}

/** Never a demo in production: personas need no password, so what they are open to must be said, or be this machine alone. */
function decideDemo(host: string, issuer: string | null, asked: boolean | null): boolean {
  if (issuer !== null) {
    if (asked !== true) return false;
    throw new EnvironmentError('OTKLIK_DEMO=1 does not go with OIDC_ISSUER: personas sign in without a password; unset one of the two');
  }
  if (asked === false)
    throw new EnvironmentError('OTKLIK_DEMO=0 needs OIDC_ISSUER: without personas and without an issuer nobody could sign in');
  if (asked === null && !isLoopback(host)) {
    throw new EnvironmentError(
      `HOST=${host} would open sign-in without a password to the network: set OIDC_ISSUER, or OTKLIK_DEMO=1 if that is what you want`,
    );
  }
  return true;
}

import { createGateway, type Gateway, type GatewayOptions } from '@otklik/gateway';
import type { SubgraphTransport } from '@otklik/gateway-engine';
import { createIdentity, createTokenVerifier, type StandingsOf } from '@otklik/identity';
import { Command } from 'commander';
import { readFile } from 'node:fs/promises';
import { httpUrl, isLoopback } from '../environment/host-address.js';
import { readGatewayPolicies } from '../environment/gateway-policies.js';
import { GATEWAY_DEFAULTS, readObservability } from '../environment/observability.js';
import { readAudience, readHost, readIssuer, readLoginClaim, readPort, readTokenType, type Variables } from '../environment/variables.js';
import { Closing } from '../platform/closing.js';
import { openObservability } from '../platform/open-observability.js';
import { openPolicies } from '../platform/open-policies.js';
import { CommandError } from './command-error.js';
import { ForeignSubgraphs } from './foreign-subgraphs.js';
import { policyVariables, withPolicyFlags } from './policy-flags.js';
import { runUntilStopped } from './run-until-stopped.js';
import { untilToldToStop } from './until-told-to-stop.js';
import { watchSupergraph } from './watch-supergraph.js';

interface Options {
  readonly supergraph?: string;
  readonly port?: string;
  readonly host?: string;
  /** False with `--no-auth`. */
  readonly auth: boolean;
  /** Undefined is true. */
  readonly watch?: boolean;
  readonly admin?: true;
}

/** With a supergraph that somebody else composed. */
type ForeignOptions = Options & { readonly supergraph: string };

/** `otklik gateway`: the gateway alone, over the subgraphs of the platform or of any Federation 2 supergraph. */
export function gatewayCommand(): Command {
  const command = new Command('gateway')
    .description('Serves the platform over its subgraphs at OTKLIK_SUBGRAPH_URLS, or any Federation 2 supergraph, with its subgraphs at the URLs that it names.')
    .option('--supergraph <file>', 'a supergraph, as its composer wrote it')
    .option('--port <port>', 'the port to listen at; 0 takes a free one (default: PORT, else 4000)')
    .option('--host <host>', 'the address to listen at (default: HOST, else 127.0.0.1)')
    .option('--no-auth', 'with a supergraph: let everyone in; otherwise tokens of OIDC_ISSUER are verified')
    .option('--watch', 'with a supergraph: put it in use anew when its file changes; this is so unless you say --no-watch')
    .option('--no-watch', 'with a supergraph: leave it as it was at the start')
    .option('--admin', 'with a supergraph: let programs of this machine put another in use: POST its SDL to /admin/supergraph');
  return withPolicyFlags(command).action(async ({ supergraph, ...options }: Options) => {
    if (supergraph === undefined) return servePlatform(options);
    const stopSignal = untilToldToStop();
    const closing = new Closing();
    try {
      const url = await serve({ ...options, supergraph }, closing);
      process.stdout.write(`Otklik gateway is ready: ${url}/graphql\n`);
      await stopSignal;
    } finally {
      await closing.run();
    }
    process.exit();
  });
}

/** Loaded when it is wanted: it brings every subgraph's store and the client of a database. */
async function servePlatform(options: Options): Promise<void> {
  if (!options.auth) throw new CommandError('--no-auth goes with --supergraph only: the platform always says who is asking');
  const { servePlatformGateway } = await import('./serve-platform-gateway.js');
  await runUntilStopped((running) => servePlatformGateway(flagsOf(options), running));
}

/** What flags say before the environment does. */
function flagsOf(options: Options): Variables {
  const { port, host } = options;
  return { ...(port === undefined ? {} : { PORT: port }), ...(host === undefined ? {} : { HOST: host }), ...policyVariables({ ...options }) };
}

async function serve(options: ForeignOptions, closing: Closing): Promise<string> {
  const { supergraph: file, auth, watch = true, admin } = options;
  const variables: Variables = { ...process.env, ...flagsOf(options) };
  const where = { host: readHost(variables), port: readPort(variables) };
  const identity = auth ? tokensOfIssuer(variables) : {};
  const supergraphSdl = await readSupergraph(file);
  const observability = await openObservability(readObservability(variables, GATEWAY_DEFAULTS), { production: auth, host: where.host, closing });
  const subgraphs = new ForeignSubgraphs();
  closing.add(() => subgraphs.close());
  const policies = openPolicies(readGatewayPolicies(variables), { production: auth, closing });
  const gateway = await open(file, {
    ...identity,
    ...policies,
    supergraphSdl,
    transport: transportOf(file, supergraphSdl, subgraphs),
    transportFor: (outlineSdl) => subgraphs.transportFor(outlineSdl),
    admin: admin === undefined ? undefined : { isOwnHost: isLoopback },
    production: auth,
    startPage: 'plain',
    subgraphErrors: 'relay',
    observe: observability,
    routes: observability.routes,
  });
  closing.add(() => gateway.stop());
  const url = httpUrl(where.host, await listen(gateway, where));
  if (watch) closing.add(watchSupergraph(file, (sdl) => gateway.swap(sdl)));
  return url;
}

/** Says who is asking by tokens of `OIDC_ISSUER`; roles are the platform's and unknown here. */
function tokensOfIssuer(variables: Variables): Pick<GatewayOptions, 'identify'> {
  const issuer = readIssuer(variables);
  if (issuer === null) throw new CommandError('Nobody says who may ask: give --no-auth to let everyone in, or set OIDC_ISSUER');
  const verifier = createTokenVerifier({
    issuer,
    audience: readAudience(variables),
    loginClaim: readLoginClaim(variables),
    tokenType: readTokenType(variables),
  });
  const standingsOf: StandingsOf = (bearers) => Promise.resolve(bearers.map(() => ({ grants: [], sessionsEndedAt: null })));
  return { identify: createIdentity({ verifier, standingsOf, subjectNamespace: issuer }).identify };
}

async function readSupergraph(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new CommandError(`Cannot read the supergraph: ${reasonOf(error)}`, { cause: error });
  }
}

function transportOf(file: string, supergraphSdl: string, subgraphs: ForeignSubgraphs): SubgraphTransport {
  try {
    return subgraphs.transportFor(supergraphSdl);
  } catch (error) {
    throw unservable(file, error);
  }
}

async function open(file: string, options: GatewayOptions): Promise<Gateway> {
  try {
    return await createGateway(options);
  } catch (error) {
    throw unservable(file, error);
  }
}

const REASONS: Readonly<Record<string, string>> = {
  EADDRINUSE: 'something else listens there; choose another --port',
  EACCES: 'this user may not listen there; choose a --port above 1023',
  EADDRNOTAVAIL: 'this machine has no such address; choose another --host',
  ENOTFOUND: 'the name of the host is not known; choose another --host',
};

async function listen(gateway: Gateway, where: { host: string; port: number }): Promise<number> {
  try {
    return (await gateway.listen(where)).port;
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? REASONS[String(error.code)] : undefined;
    if (reason === undefined) throw error;
    throw new CommandError(`Cannot listen at ${where.host}:${where.port}: ${reason}`, { cause: error });
  }
}

function unservable(file: string, error: unknown): CommandError {
  return new CommandError(`Cannot serve ${file}: ${reasonOf(error)}`, { cause: error });
}

/** On one line. */
function reasonOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ').trim();
}

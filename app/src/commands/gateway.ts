import { createGateway, httpTransport, readSubgraphUrls, upstreamSockets, type Gateway, type GatewayOptions } from '@otklik/gateway';
import { createIdentify, createTokenVerifier } from '@otklik/identity';
import { Command } from 'commander';
import { readFile } from 'node:fs/promises';
import { httpUrl } from '../environment/host-address.js';
import { readAudience, readHost, readIssuer, readLoginClaim, readPort, readTokenType, type Variables } from '../environment/variables.js';
import { Closing } from '../platform/closing.js';
import { CommandError } from './command-error.js';
import { untilToldToStop } from './until-told-to-stop.js';

interface Options {
  readonly supergraph: string;
  readonly port?: string;
  readonly host?: string;
  /** False with `--no-auth`. */
  readonly auth: boolean;
}

/** `otklik gateway`: the gateway alone, over the subgraphs of any Federation 2 supergraph. */
export function gatewayCommand(): Command {
  return new Command('gateway')
    .description('Serves any Federation 2 supergraph, with its subgraphs at the URLs that it names.')
    .requiredOption('--supergraph <file>', 'the supergraph, as its composer wrote it')
    .option('--port <port>', 'the port to listen at; 0 takes a free one (default: PORT, else 4000)')
    .option('--host <host>', 'the address to listen at (default: HOST, else 127.0.0.1)')
    .option('--no-auth', 'let everyone in; otherwise tokens of OIDC_ISSUER are verified')
    .action(async (options: Options) => {
      const stopSignal = untilToldToStop();
      const closing = new Closing();
      try {
        const url = await serve(options, closing);
        process.stdout.write(`Otklik gateway is ready: ${url}/graphql\n`);
        await stopSignal;
      } finally {
        await closing.run();
      }
      process.exit();
    });
}

async function serve({ supergraph: file, port, host, auth }: Options, closing: Closing): Promise<string> {
  const variables: Variables = { ...process.env, PORT: port ?? process.env['PORT'], HOST: host ?? process.env['HOST'] };
  const where = { host: readHost(variables), port: readPort(variables) };
  const identity = auth ? tokensOfIssuer(variables) : {};
  const supergraphSdl = await readSupergraph(file);
  const gateway = await open(file, { ...identity, supergraphSdl, ...transportOf(file, supergraphSdl, closing), production: auth, startPage: 'plain', subgraphErrors: 'relay' });
  closing.add(() => gateway.stop());
  return httpUrl(where.host, await listen(gateway, where));
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
  return { identify: createIdentify({ verifier, grantsOf: () => Promise.resolve([]), subjectNamespace: issuer }) };
}

async function readSupergraph(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new CommandError(`Cannot read the supergraph: ${reasonOf(error)}`, { cause: error });
  }
}

/** Nothing of the client's request is forwarded but its id: the subgraphs belong to others. */
function transportOf(file: string, supergraphSdl: string, closing: Closing): Pick<GatewayOptions, 'transport'> {
  try {
    const urls = readSubgraphUrls(supergraphSdl);
    const http = httpTransport({ urls, headers: (context) => ({ 'x-request-id': (context as { requestId: string }).requestId }) });
    closing.add(() => http.close());
    const sockets = upstreamSockets({ urls });
    return { transport: { execute: (request) => http.execute(request), subscribe: (subscription) => sockets.subscribe(subscription) } };
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

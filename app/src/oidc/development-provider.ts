import type { IncomingMessage, ServerResponse } from 'node:http';
import { CodedError } from '@otklik/base';
import type { JSONWebKeySet } from 'jose';
import { Provider } from 'oidc-provider';
import type { Persona } from '../personas.js';
import { isOwnPlace } from './own-place.js';
import { issuePersonaToken, registerPersonaGrant } from './persona-grant.js';
import { servePersonaSignIn } from './persona-sign-in.js';
import { providerConfiguration, type MachineClient } from './provider-configuration.js';
import { loadSigningKeys, publicKeys } from './signing-keys.js';

/** Where a provider describes itself, by OpenID Connect Discovery. */
const DISCOVERY = '/.well-known/openid-configuration';

interface DevelopmentProviderOptions {
  /** The issuer, and where its paths begin, such as `http://127.0.0.1:4000/oidc`; so the port must be known. */
  readonly issuerUrl: string;
  /** `aud` of the access tokens. */
  readonly audience: string;
  readonly personas: readonly Persona[];
  /** Clients that get tokens in their own name, by client credentials. */
  readonly machines?: readonly MachineClient[];
  /** Where the signing keys are kept. */
  readonly keysFile: string;
  /** Told of faults of the provider; whom they hit gets a page or an answer without them. */
  readonly onFault: (error: unknown) => void;
}

/** A real OpenID provider in this process, in which personas sign in without a password. */
export interface DevelopmentProvider {
  readonly issuer: string;
  /** The public keys, as its JWKS endpoint shows them. */
  readonly jwks: JSONWebKeySet;
  /** Whether a request is at or below the issuer's path. */
  owns(request: IncomingMessage): boolean;
  /** Serves such a request. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** An access token of one hour. Rejects with BAD_USER_INPUT when there is no such persona. */
  tokenFor(persona: string): Promise<string>;
}

/** @throws SigningKeysError when the file of keys is not one */
export async function createDevelopmentProvider({
  issuerUrl,
  audience,
  personas,
  machines = [],
  keysFile,
  onFault,
}: DevelopmentProviderOptions): Promise<DevelopmentProvider> {
  const keys = await loadSigningKeys(keysFile);
  const provider = new Provider(issuerUrl, providerConfiguration({ issuerUrl, audience, personas, machines, keys }));
  const findPersona = (name: string): Persona | undefined => personas.find((persona) => persona.name === name);
  registerPersonaGrant(provider, findPersona, audience);
  allowRedirectsToOwnPlaces(provider, issuerUrl);
  provider.on('server_error', (_, error) => onFault(error));
  // What comes this far is a broken connection or a fault of ours; Koa would print it to stderr.
  provider.onerror = onFault;

  const mount = new URL(issuerUrl).pathname;
  const serve = provider.callback();

  return {
    issuer: issuerUrl,
    jwks: publicKeys(keys),

    owns({ url = '' }) {
      return url.startsWith(mount) && /^([/?]|$)/.test(url.slice(mount.length));
    },

    async handle(request, response) {
      const url = request.url ?? '';
      if (/^\/?(\?|$)/.test(url.slice(mount.length))) {
        response.writeHead(302, { location: `${mount}${DISCOVERY}` }).end();
      } else if (url.startsWith(`${mount}/interaction/`)) {
        await servePersonaSignIn(provider, personas, request, response);
      } else {
        // How frameworks mount an application below a path; the provider makes its own addresses from both.
        const inside = url.slice(mount.length);
        Object.assign(request, { originalUrl: url, url: inside.startsWith('/') ? inside : `/${inside}` });
        await serve(request, response);
      }
    },

    async tokenFor(name) {
      const persona = findPersona(name);
      if (persona === undefined) throw unknownPersona(personas);
      return (await issuePersonaToken(provider, persona, audience)).value;
    },
  };
}

/** Front ends come and go on any port and path of a developer's machine: listing them would help nobody. */
function allowRedirectsToOwnPlaces(provider: Provider, issuerUrl: string): void {
  const allowed = (address: string): boolean => isOwnPlace(address, issuerUrl);
  provider.Client.prototype.redirectUriAllowed = allowed;
  provider.Client.prototype.postLogoutRedirectUriAllowed = allowed;
}

function unknownPersona(personas: readonly Persona[]): CodedError {
  const names = personas.map(({ name }) => name).join(', ');
  return CodedError.badInput({ ru: `Такой роли нет; есть: ${names}.`, en: `There is no such persona; there are: ${names}.` });
}

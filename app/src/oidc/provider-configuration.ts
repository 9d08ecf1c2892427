import { randomBytes } from 'node:crypto';
import { negotiateLocale, type Locale } from '@otklik/base';
import { SCOPES } from '@otklik/identity';
import { errors, interactionPolicy, type Configuration, type KoaContextWithOIDC, type ResourceServer } from 'oidc-provider';
import type { Persona } from '../personas.js';
import { createMemoryStore } from './memory-store.js';
import { failurePage, signedOutPage, signOutPage } from './pages.js';
import { isOwnPlace } from './own-place.js';
import type { SigningKeys } from './signing-keys.js';

/** The public client of front-end teams: authorization code with PKCE, any redirect to this machine. */
const WEB_CLIENT = 'otklik-web';

/** The public client that asks for a persona's token without a browser. */
export const PERSONA_CLIENT = 'otklik-personas';

/** The grant type by which it asks. */
export const PERSONA_GRANT = 'urn:otklik:grant:persona';

/** The graph as a resource indicator (RFC 8707), for which every access token is issued. */
export const RESOURCE = 'urn:otklik:graph';

/** What tokens may be issued for: to people for the graph as such, to machines for what they ask of this. */
const PERSON_SCOPES = 'graph';
const MACHINE_SCOPES = Object.keys(SCOPES).join(' ');

/** How long an access token lives, in seconds. */
const ACCESS_TOKEN_SECONDS = 3600;

/** How long a sign-in may take, and a signed-in browser is remembered, in seconds. */
const INTERACTION_SECONDS = 1800;
const SESSION_SECONDS = 8 * 3600;

interface ProviderConfigurationOptions {
  readonly issuerUrl: string;
  readonly audience: string;
  readonly personas: readonly Persona[];
  /** Clients that get tokens in their own name. */
  readonly machines: readonly MachineClient[];
  readonly keys: SigningKeys;
}

/** A confidential client of the client credentials grant. */
export interface MachineClient {
  readonly clientId: string;
  readonly secret: string;
}

/** Everything that `oidc-provider` would otherwise warn about is said here, or is off. */
export function providerConfiguration({ issuerUrl, audience, personas, machines, keys }: ProviderConfigurationOptions): Configuration {
  const personaOf = (subject: string | undefined): Persona | undefined => personas.find((persona) => persona.subject === subject);
  const mount = new URL(issuerUrl).pathname;
  return {
    adapter: createMemoryStore(),
    jwks: keys,
    clients: [
      {
        client_id: WEB_CLIENT,
        client_name: 'Otklik web',
        token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code'],
        response_types: ['code'],
        redirect_uris: [`${issuerUrl}/unused`],
      },
      {
        client_id: PERSONA_CLIENT,
        client_name: 'Otklik personas',
        token_endpoint_auth_method: 'none',
        grant_types: [PERSONA_GRANT],
        response_types: [],
        redirect_uris: [],
      },
      ...machines.map(({ clientId, secret }) => ({
        client_id: clientId,
        client_secret: secret,
        token_endpoint_auth_method: 'client_secret_basic' as const,
        grant_types: ['client_credentials'],
        response_types: [],
        redirect_uris: [],
      })),
    ],
    clientDefaults: { id_token_signed_response_alg: 'ES256' },
    // Sessions live in memory, so the key that signs their cookies need not outlive the process.
    cookies: {
      keys: [randomBytes(32).toString('base64url')],
      names: { session: 'otklik_session', interaction: 'otklik_interaction', resume: 'otklik_resume' },
      long: { path: mount, httpOnly: true, sameSite: 'lax', signed: true },
      short: { path: mount, httpOnly: true, sameSite: 'lax', signed: true },
    },
    scopes: ['openid', 'profile'],
    claims: { openid: ['sub', 'login'], profile: ['name', 'preferred_username'] },
    conformIdTokenClaims: false,
    responseTypes: ['code'],
    findAccount: (ctx, subject) => {
      const persona = personaOf(subject);
      if (persona === undefined) return undefined;
      const { name, title } = persona;
      return { accountId: subject, claims: () => ({ sub: subject, login: name, preferred_username: name, name: title[localeOf(ctx)] }) };
    },
    extraTokenClaims: (_, token) => {
      const persona = 'accountId' in token ? personaOf(token.accountId) : undefined;
      return persona === undefined ? undefined : { login: persona.name, ...(persona.isIdentified ? { acr: 'identified' } : {}) };
    },
    clientBasedCORS: (_, origin) => isOwnPlace(origin, issuerUrl),
    interactions: { policy: signInPolicy(), url: (_, { uid }) => `${mount}/interaction/${uid}` },
    loadExistingGrant: grantEverythingAsked,
    ttl: {
      AccessToken: ACCESS_TOKEN_SECONDS,
      ClientCredentials: ACCESS_TOKEN_SECONDS,
      IdToken: ACCESS_TOKEN_SECONDS,
      Grant: SESSION_SECONDS,
      Interaction: INTERACTION_SECONDS,
      Session: SESSION_SECONDS,
    },
    renderError: (ctx, { error, error_description: description }) => {
      ctx.type = 'html';
      ctx.body = failurePage([error, description].filter((part) => part !== undefined).join(': '), localeOf(ctx));
    },
    features: {
      clientCredentials: { enabled: machines.length > 0 },
      devInteractions: { enabled: false },
      dPoP: { enabled: false },
      userinfo: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => RESOURCE,
        useGrantedResource: () => true,
        getResourceServerInfo: (_, indicator, client) => {
          if (indicator !== RESOURCE && indicator !== audience) throw new errors.InvalidTarget();
          return accessOf(audience, client.grantTypeAllowed('client_credentials') ? MACHINE_SCOPES : PERSON_SCOPES);
        },
      },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => {
          ctx.body = signOutPage(form, localeOf(ctx));
        },
        postLogoutSuccessSource: (ctx) => {
          ctx.body = signedOutPage(localeOf(ctx));
        },
      },
    },
  };
}

/** What an access token for the graph is like. */
export function accessOf(audience: string, scope: string = PERSON_SCOPES): ResourceServer {
  return { audience, scope, accessTokenFormat: 'jwt', accessTokenTTL: ACCESS_TOKEN_SECONDS, jwt: { sign: { alg: 'ES256' } } };
}

function localeOf(ctx: KoaContextWithOIDC): Locale {
  return negotiateLocale(ctx.get('accept-language'));
}

/** Personas consent to everything, so nothing but a client's own wish leads to that prompt, and the sign-in page answers it at once. */
function signInPolicy(): interactionPolicy.Prompt[] {
  const policy = interactionPolicy.base();
  policy.remove('consent');
  policy.add(new interactionPolicy.Prompt({ name: 'consent', requestable: true }));
  return [...policy];
}

async function grantEverythingAsked(ctx: KoaContextWithOIDC): Promise<InstanceType<typeof ctx.oidc.provider.Grant> | undefined> {
  const { provider, client, session } = ctx.oidc;
  if (client === undefined || session?.accountId === undefined) return undefined;
  const known = session.grantIdFor(client.clientId);
  const grant =
    (known === undefined ? undefined : await provider.Grant.find(known)) ??
    new provider.Grant({ accountId: session.accountId, clientId: client.clientId });
  grant.addOIDCScope([...ctx.oidc.requestParamOIDCScopes].join(' '));
  for (const [indicator, { scope }] of Object.entries(ctx.oidc.resourceServers ?? {})) grant.addResourceScope(indicator, scope);
  await grant.save();
  return grant;
}

import type { Clock } from '@otklik/base';
import { requireOwnHost, type DemoLogin, type RouteHandler } from '@otklik/gateway';
import { createIdentify, createTokenVerifier, type GrantsOf, type Identify } from '@otklik/identity';
import { join } from 'node:path';
import { isOwnHost } from '../environment/host-address.js';
import type { Environment } from '../environment/read-environment.js';
import { createDevelopmentProvider, type DevelopmentProvider } from '../oidc/development-provider.js';
import { PERSONAS, PERSONA_NAMESPACE } from '../personas.js';
import { logTrouble } from './log-trouble.js';

/** Who is asking, and where one signs in. */
export interface PlatformIdentity {
  readonly identify: Identify;
  readonly routes: readonly RouteHandler[];
  /** Present on a demo platform only. */
  readonly demo?: DemoLogin;
  /** To be told the platform's address as soon as it listens: the development provider's issuer is made from it. */
  listening(url: string): Promise<void>;
}

/** Takes tokens from `OIDC_ISSUER`, or from a development provider inside the platform when there is none. */
export function openIdentity(environment: Environment, grantsOf: GrantsOf, clock: Clock): PlatformIdentity {
  return environment.oidcIssuer === null ? developmentIdentity(environment, grantsOf, clock) : outsideIdentity(environment, environment.oidcIssuer, grantsOf, clock);
}

function outsideIdentity({ oidcAudience, oidcLoginClaim, oidcTokenType }: Environment, issuer: string, grantsOf: GrantsOf, clock: Clock): PlatformIdentity {
  const verifier = createTokenVerifier({ issuer, audience: oidcAudience, loginClaim: oidcLoginClaim, tokenType: oidcTokenType, clock });
  return {
    identify: createIdentify({ verifier, grantsOf, subjectNamespace: issuer, clock }),
    routes: [],
    listening: () => Promise.resolve(),
  };
}

function developmentIdentity({ host, home, oidcAudience }: Environment, grantsOf: GrantsOf, clock: Clock): PlatformIdentity {
  const opened = Promise.withResolvers<{ provider: DevelopmentProvider; identify: Identify }>();
  // Nobody may be waiting yet when opening fails; `listening` tells its caller.
  opened.promise.catch(() => undefined);
  const isOwn = (hostname: string): boolean => isOwnHost(hostname, host);
  return {
    identify: async (authorization) => (await opened.promise).identify(authorization),
    routes: [
      async (request, response) => {
        const { provider } = await opened.promise;
        if (!provider.owns(request)) return false;
        requireOwnHost(request, isOwn);
        await provider.handle(request, response);
        return true;
      },
    ],
    demo: {
      personas: PERSONAS.map(({ name, title }) => ({ name, title })),
      token: async (persona) => (await opened.promise).provider.tokenFor(persona),
      isOwnHost: isOwn,
    },
    async listening(url) {
      try {
        const provider = await createDevelopmentProvider({
          issuerUrl: `${url}/oidc`,
          audience: oidcAudience,
          personas: PERSONAS,
          keysFile: join(home, 'oidc-keys.json'),
          onFault: logTrouble('oidc'),
        });
        const verifier = createTokenVerifier({ issuer: provider.issuer, audience: oidcAudience, keys: () => Promise.resolve(provider.jwks), clock });
        opened.resolve({ provider, identify: createIdentify({ verifier, grantsOf, subjectNamespace: PERSONA_NAMESPACE, clock }) });
      } catch (error) {
        opened.reject(error);
        throw error;
      }
    },
  };
}

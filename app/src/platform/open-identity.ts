import type { Clock } from '@otklik/base';
import { requireOwnHost, type DemoLogin, type RouteHandler } from '@otklik/gateway';
import { createIdentity, createTokenVerifier, type Identity, type StandingsOf } from '@otklik/identity';
import { join } from 'node:path';
import { DEMO_MACHINE_SECRET, DEMO_MACHINES } from '../demo/machines.js';
import { isOwnHost } from '../environment/host-address.js';
import type { Environment } from '../environment/read-environment.js';
import { createDevelopmentProvider, type DevelopmentProvider } from '../oidc/development-provider.js';
import { PERSONAS, PERSONA_NAMESPACE } from '../personas.js';
import { logTrouble } from './log-trouble.js';

/** The provider in this process has the same clock: its tokens end to the second. */
const OWN_CLOCK = 0;

/** Who is asking, and where one signs in. */
export interface PlatformIdentity extends Identity {
  readonly routes: readonly RouteHandler[];
  /** Present on a demo platform only. */
  readonly demo?: DemoLogin;
  /** To be told the platform's address as soon as it listens: the development provider's issuer is made from it. */
  listening(url: string): Promise<void>;
}

/** Takes tokens from `OIDC_ISSUER`, or from a development provider inside the platform when there is none. */
export function openIdentity(environment: Environment, standingsOf: StandingsOf, clock: Clock): PlatformIdentity {
  return environment.oidcIssuer === null ? developmentIdentity(environment, standingsOf, clock) : outsideIdentity(environment, environment.oidcIssuer, standingsOf, clock);
}

function outsideIdentity({ oidcAudience, oidcLoginClaim, oidcTokenType, oidcAssuranceClaim, oidcIdentified }: Environment, issuer: string, standingsOf: StandingsOf, clock: Clock): PlatformIdentity {
  const verifier = createTokenVerifier({
    issuer,
    audience: oidcAudience,
    loginClaim: oidcLoginClaim,
    tokenType: oidcTokenType,
    assuranceClaim: oidcAssuranceClaim,
    identifiedValues: oidcIdentified,
    clock,
  });
  return {
    ...createIdentity({ verifier, standingsOf, subjectNamespace: issuer, clock }),
    routes: [],
    listening: () => Promise.resolve(),
  };
}

function developmentIdentity({ host, home, oidcAudience }: Environment, standingsOf: StandingsOf, clock: Clock): PlatformIdentity {
  const opened = Promise.withResolvers<{ provider: DevelopmentProvider; identity: Identity }>();
  // Nobody may be waiting yet when opening fails; `listening` tells its caller.
  opened.promise.catch(() => undefined);
  const isOwn = (hostname: string): boolean => isOwnHost(hostname, host);
  return {
    identify: async (authorization) => (await opened.promise).identity.identify(authorization),
    refresh: async (viewers) => (await opened.promise).identity.refresh(viewers),
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
          machines: DEMO_MACHINES.map(({ client }) => ({ clientId: client, secret: DEMO_MACHINE_SECRET })),
          keysFile: join(home, 'oidc-keys.json'),
          onFault: logTrouble('oidc'),
        });
        const keys = () => Promise.resolve(provider.jwks);
        const verifier = createTokenVerifier({ issuer: provider.issuer, audience: oidcAudience, keys, clockToleranceSeconds: OWN_CLOCK, clock });
        const identity = createIdentity({ verifier, standingsOf, subjectNamespace: PERSONA_NAMESPACE, clockToleranceSeconds: OWN_CLOCK, clock });
        opened.resolve({ provider, identity });
      } catch (error) {
        opened.reject(error);
        throw error;
      }
    },
  };
}

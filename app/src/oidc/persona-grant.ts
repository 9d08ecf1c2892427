import { errors, type Provider } from 'oidc-provider';
import type { Persona } from '../personas.js';
import { accessOf, PERSONA_CLIENT, PERSONA_GRANT, RESOURCE } from './provider-configuration.js';

/** Signs an access token for a persona, as the token endpoint does. */
export async function issuePersonaToken(
  provider: Provider,
  persona: Persona,
  audience: string,
): Promise<{ value: string; expiresInSeconds: number; scope: string }> {
  const client = await provider.Client.find(PERSONA_CLIENT);
  if (client === undefined) throw new Error(`The provider has no client ${PERSONA_CLIENT}`);
  const grant = new provider.Grant({ accountId: persona.subject, clientId: client.clientId });
  const access = accessOf(audience);
  grant.addResourceScope(RESOURCE, access.scope);
  const token = new provider.AccessToken({
    accountId: persona.subject,
    client,
    grantId: await grant.save(),
    gty: PERSONA_GRANT,
    scope: access.scope,
    resourceServer: new provider.ResourceServer(RESOURCE, access),
  });
  return { value: await token.save(), expiresInSeconds: token.expiration, scope: access.scope };
}

/**
 * The token endpoint's way to a persona's token without a browser, for the command line and for tests:
 * `grant_type=urn:otklik:grant:persona&client_id=otklik-personas&persona=anna`.
 */
export function registerPersonaGrant(provider: Provider, findPersona: (name: string) => Persona | undefined, audience: string): void {
  provider.registerGrantType(
    PERSONA_GRANT,
    async (ctx) => {
      const name = ctx.oidc.params?.persona;
      if (typeof name !== 'string') throw new errors.InvalidRequest('missing required parameter: persona');
      const persona = findPersona(name);
      if (persona === undefined) throw new errors.InvalidRequest('there is no such persona');
      const { value, expiresInSeconds, scope } = await issuePersonaToken(provider, persona, audience);
      ctx.body = { access_token: value, expires_in: expiresInSeconds, token_type: 'Bearer', scope };
    },
    ['persona'],
  );
}

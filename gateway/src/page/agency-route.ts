import type { ApolloServer } from '@apollo/server';
import { CodedError } from '@otklik/base';
import { ANONYMOUS } from '@otklik/identity';
import type { GatewayContext } from '../apollo/gateway-context.js';
import { textOfResult } from '../apollo/serialised-data.js';
import type { Route } from '../http/exchange.js';
import { HttpRefusal } from '../http/http-refusal.js';
import { send } from '../http/respond.js';
import { PAGE_POLICY } from '../http/security-headers.js';
import { addVary } from '../http/vary.js';
import { AGENCY_PAGE_OPERATION, agencyPage, type AgencyView } from './agency-page.js';

/** Below it stands the code of an agency. */
export const AGENCIES_PATH = '/agencies/';

/** `/agencies/CODE`: what everybody may see of an agency, asked of the graph as anybody could. Whoever is signed in sees the same. */
export function agencyRoute(apollo: ApolloServer<GatewayContext>): Route {
  return {
    async GET({ path, response, locale, requestId, meter }) {
      const code = decoded(path.slice(AGENCIES_PATH.length));
      const owing = meter?.identify(ANONYMOUS) ?? null;
      if (owing !== null) throw owing;
      const { body } = await apollo.executeOperation({ query: AGENCY_PAGE_OPERATION, variables: { code } }, { contextValue: { viewer: ANONYMOUS, locale, requestId, meter } });
      if (body.kind !== 'single') throw new Error('The engine never answers in parts.');
      const { data, errors } = JSON.parse(textOfResult(body.singleResult)) as Answer;
      if (data?.agencies == null || errors !== undefined) throw unavailable(errors);
      const [agency] = data.agencies.nodes;
      if (agency === undefined) throw CodedError.notFound();
      response.setHeader('content-security-policy', PAGE_POLICY);
      addVary(response, 'accept-language');
      response.setHeader('cache-control', 'no-cache');
      send(response, 200, 'text/html; charset=utf-8', agencyPage(agency, locale));
    },
  };
}

interface Answer {
  readonly data?: { readonly agencies: { readonly nodes: readonly AgencyView[] } | null } | null;
  readonly errors?: readonly { readonly extensions?: { readonly code?: string; readonly retryAfter?: number } }[];
}

/** A page that lacks a part would say something wrong: that there are no answers, for one. */
function unavailable(errors: Answer['errors']): Error {
  const { code, retryAfter = 1 } = errors?.[0]?.extensions ?? {};
  return code === 'RATE_LIMITED'
    ? new HttpRefusal(429, code, `Too many requests: try again in ${retryAfter} s.`, { 'retry-after': String(retryAfter) })
    : new HttpRefusal(503, 'SUBGRAPH_UNAVAILABLE', 'A part of the page cannot be had now: try again in a moment.');
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw CodedError.notFound();
  }
}

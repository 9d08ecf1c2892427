import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { getStaticFile } from 'ruru/static';
import { CodedError } from '@otklik/base';
import type { Exchange, Route } from '../http/exchange.js';
import { HttpRefusal } from '../http/http-refusal.js';
import { requireOwnHost, requireOwnOrigin } from '../http/own-host.js';
import { DEFAULT_BODY_LIMITS, readJson } from '../http/read-body.js';
import { send, sendJson, sendTagged } from '../http/respond.js';
import { PAGE_POLICY } from '../http/security-headers.js';
import { addVary } from '../http/vary.js';
import type { DemoLogin } from '../options.js';
import { AGENCIES_PATH } from './agency-route.js';
import { QUESTIONNAIRES_PATH } from './questionnaire/questionnaire-route.js';
import { startPage, type StartPageOptions } from './start-page.js';

const IDE = '/ide/';
const OWN = '/page/';
const TOKEN_BODY = { ...DEFAULT_BODY_LIMITS, bytes: 1_000 };

/** The page's own files, by name. */
const ASSETS: Readonly<Record<string, string>> = {
  'start-page.js': 'text/javascript; charset=utf-8',
  'fetcher.js': 'text/javascript; charset=utf-8',
  'live-socket.js': 'text/javascript; charset=utf-8',
  'login.js': 'text/javascript; charset=utf-8',
  'start-page.css': 'text/css; charset=utf-8',
  'agency-page.css': 'text/css; charset=utf-8',
  'icon.svg': 'image/svg+xml',
  'questionnaire.css': 'text/css; charset=utf-8',
  'questionnaire-widget.js': 'text/javascript; charset=utf-8',
};

/** The paths of pages. */
export interface PageRoutes {
  readonly exact: ReadonlyMap<string, Route>;
  /** The route of a path below one of the page's folders. */
  below(path: string): Route | undefined;
}

/** What the page is for. */
export interface PageOptions extends Pick<StartPageOptions, 'endpoint' | 'hasLogin' | 'hasTour' | 'hasIde'> {
  readonly demo: DemoLogin | undefined;
  /** Of the pages of agencies, where there are agencies. */
  readonly agency?: Route | undefined;
  /** Of the forms of questionnaires, where there are questionnaires. */
  readonly questionnaire?: Route | undefined;
}

/** The start page and the pages of agencies, their own files, GraphiQL's files (all from npm packages, nothing from elsewhere) and the demo login. */
export function pageRoutes({ demo, agency, questionnaire, ...page }: PageOptions): PageRoutes {
  const exact = new Map<string, Route>([
    [
      '/',
      {
        GET({ response, locale }) {
          response.setHeader('content-security-policy', PAGE_POLICY);
          addVary(response, 'accept-language');
          response.setHeader('cache-control', 'no-cache');
          send(response, 200, 'text/html; charset=utf-8', startPage({ ...page, locale, personas: demo?.personas ?? null }));
        },
      },
    ],
  ]);
  for (const [name, type] of Object.entries(ASSETS)) exact.set(OWN + name, assetRoute(name, type));
  if (demo !== undefined) exact.set('/demo/token', { POST: (exchange) => giveToken(demo, exchange) });
  const below = (path: string): Route | undefined => {
    if (page.hasIde && path.startsWith(IDE)) return ideRoute;
    if (path.startsWith(QUESTIONNAIRES_PATH)) return questionnaire;
    return path.startsWith(AGENCIES_PATH) ? agency : undefined;
  };
  return { exact, below };
}

const ideRoute: Route = {
  async GET({ request, response, path }) {
    const file = await getStaticFile({
      staticPath: IDE,
      urlPath: path,
      acceptEncoding: request.headers['accept-encoding'],
      disallowDevAssets: true,
    });
    if (file === null) throw new HttpRefusal(404, 'NOT_FOUND', 'There is nothing at this path.');
    addVary(response, 'accept-encoding');
    // A worker has the policy of its own file, not that of the page.
    response.setHeader('content-security-policy', PAGE_POLICY);
    const encoding = file.headers['content-encoding'];
    if (encoding !== undefined) response.setHeader('content-encoding', encoding);
    const tag = `"${file.headers['etag']!.replaceAll('"', '')}-${encoding ?? 'plain'}"`;
    sendTagged(request, response, file.headers['content-type']!, file.content, tag);
  },
};

function assetRoute(name: string, contentType: string): Route {
  const body = readFileSync(new URL(`./assets/${name}`, import.meta.url), 'utf8');
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
  return { GET: ({ request, response }) => sendTagged(request, response, contentType, body, etag) };
}

async function giveToken(demo: DemoLogin, { request, response }: Exchange): Promise<void> {
  requireOwnHost(request, demo.isOwnHost);
  requireOwnOrigin(request, demo.isOwnHost);
  const body = (await readJson(request, TOKEN_BODY)) as { persona?: unknown } | null;
  const persona = demo.personas.find(({ name }) => name === body?.persona);
  if (persona === undefined) throw CodedError.notFound();
  response.setHeader('cache-control', 'no-store');
  sendJson(response, 200, { accessToken: await demo.token(persona.name) });
}

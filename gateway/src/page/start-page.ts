import { localize, type Locale } from '@otklik/base';
import type { DemoPersona } from '../options.js';
import { escapeHtml } from './escape-html.js';
import { PAGE_TEXTS, type PageText } from './page-texts.js';
import { tourTabs } from './tour.js';

/** What the page is made of. */
export interface StartPageOptions {
  readonly locale: Locale;
  readonly endpoint: string;
  /** Personas of a demonstration, or null where people bring a token of their own. */
  readonly personas: readonly DemoPersona[] | null;
  /** Whether one can sign in at all. */
  readonly hasLogin: boolean;
  /** Whether this is the graph of the platform, of which the page says what it is and shows the tour. */
  readonly hasTour: boolean;
  /** Whether GraphiQL is there; else the page says where things are. */
  readonly hasIde: boolean;
}

/** Texts that the page's scripts say. */
const SCRIPT_TEXTS = ['signedIn', 'signedOut', 'failed', 'cut'] as const satisfies readonly PageText[];

/** The start page: what this is, and, where it is to be there, a login bar and GraphiQL, which the page's own script puts in. */
export function startPage({ locale, endpoint, personas, hasLogin, hasTour, hasIde }: StartPageOptions): string {
  const text = (name: PageText): string => escapeHtml(localize(PAGE_TEXTS[name], locale));
  const config = {
    endpoint,
    locale,
    login: !hasLogin ? 'none' : personas === null ? 'token' : 'personas',
    tabs: hasTour ? tourTabs(locale) : [],
    texts: Object.fromEntries(SCRIPT_TEXTS.map((name) => [name, localize(PAGE_TEXTS[name], locale)])),
  };
  return `<!DOCTYPE html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text(hasTour ? 'title' : 'plainTitle')}</title>
<link rel="icon" href="/page/icon.svg">
${hasIde ? ideHead(config) : ''}
<link rel="stylesheet" href="/page/start-page.css">
</head>
<body>
<header class="about">
  <h1>${text('brand')}</h1>
  <p>${text(hasTour ? 'intro' : 'plainIntro')}</p>
  <nav>
    <a href="/schema.graphql">${text('schema')}</a>
    <code>${escapeHtml(endpoint)}</code> <span>${text('endpoint')}</span>
    <a href="/ready">${text('health')}</a>
    ${hasIde ? `<span>${text('docs')}</span>` : ''}
  </nav>
</header>
${hasIde && hasLogin ? loginBar(personas, locale, text) : ''}
${hasIde ? '<main id="ruru-root"></main>' : ''}
</body>
</html>
`;
}

function ideHead(config: unknown): string {
  return `<link rel="modulepreload" href="/ide/ruru.js">
<link rel="stylesheet" href="/ide/ruru.css">
<script type="application/json" id="page-config">${JSON.stringify(config).replaceAll('<', '\\u003c')}</script>
<script type="module" src="/page/start-page.js"></script>`;
}

function loginBar(personas: readonly DemoPersona[] | null, locale: Locale, text: (name: PageText) => string): string {
  return `<form class="login" id="login" autocomplete="off">
  ${personas === null ? tokenField(text) : personaField(personas, locale, text)}
  <output id="login-state" role="status">${text('signedOut')}</output>
</form>`;
}

function personaField(personas: readonly DemoPersona[], locale: Locale, text: (name: PageText) => string): string {
  const options = personas.map(({ name, title }) => {
    const label = typeof title === 'string' ? title : localize(title, locale);
    return `<option value="${escapeHtml(name)}">${escapeHtml(label)} (${escapeHtml(name)})</option>`;
  });
  return `<label>${text('actAs')} <select id="persona"><option value="">${text('nobody')}</option>${options.join('')}</select></label>`;
}

function tokenField(text: (name: PageText) => string): string {
  return `<label>${text('token')} <input id="token" type="password" size="40"></label>`;
}

/** Signs in by the guide's session. What a browser would do (follow redirects, keep cookies, let a person choose) is done here. */
import { guide, OTKLIK_URL, report } from './support.ts';

const { accessToken, createSession } = await guide('session.ts');
const session = createSession(OTKLIK_URL);
const before = await accessToken(session);

const begun = Promise.withResolvers<string>();
const window = { location: { assign: begun.resolve }, addEventListener: () => undefined };
Object.assign(globalThis, { window: Object.assign(window, { self: window }) });
void session.signinRedirect();

const cookies = new Map<string, string>();
async function visit(url: string, form?: Record<string, string>): Promise<string> {
  const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const init: RequestInit = { redirect: 'manual', headers: { cookie } };
  const response = await fetch(url, form === undefined ? init : { ...init, method: 'POST', body: new URLSearchParams(form) });
  for (const line of response.headers.getSetCookie()) cookies.set(...(line.split(';')[0]!.split('=') as [string, string]));
  return new URL(response.headers.get('location') ?? url, OTKLIK_URL).href;
}
const page = await visit(await begun.promise);
const callback = await visit(await visit(page, { persona: 'anna' }));

const { profile } = await session.signinCallback(callback);
const token = await accessToken(session);
const response = await fetch(`${OTKLIK_URL}/graphql`, {
  method: 'POST',
  headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
  body: JSON.stringify({ query: '{ viewer { login } }' }),
});

const user = await session.getUser();
await session.storeUser(Object.assign(user, { expires_at: 1 }));
report({
  before,
  callback: callback.replace(/\?.*/, ''),
  login: profile.login,
  answer: await response.json(),
  afterAnHour: await accessToken(session).catch(String),
  inTheEnd: await accessToken(session),
});

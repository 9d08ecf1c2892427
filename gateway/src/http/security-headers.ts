import type { ServerResponse } from 'node:http';

/** For everything that is no page: nothing may be loaded, nobody else may frame it. */
const NO_PAGE = "default-src 'none'; frame-ancestors 'self'; base-uri 'none'; form-action 'none'";

/** For the start page. Monaco styles its lines inline and starts its workers from our own path; nothing comes from elsewhere. */
export const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self' ws: wss:",
  "worker-src 'self' blob:",
  "frame-ancestors 'self'",
  "base-uri 'none'",
  "form-action 'self'",
].join('; ');

/** Sets what every answer of the gateway's own paths carries. */
export function setSecurityHeaders(response: ServerResponse): void {
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('referrer-policy', 'strict-origin-when-cross-origin');
  response.setHeader('content-security-policy', NO_PAGE);
}

/** Other handlers (the OpenID provider has pages of its own) only get what cannot harm them. */
export function relaxForForeignPage(response: ServerResponse): void {
  response.setHeader('content-security-policy', "frame-ancestors 'self'");
}

import type { Route } from './exchange.js';
import { sendJson } from './respond.js';

/** In which part of its life the gateway is. */
export type Phase = 'starting' | 'ready' | 'draining';

/** `/live`: the process answers, whatever else is wrong. */
export const liveRoute: Route = {
  GET({ response }) {
    response.setHeader('cache-control', 'no-store');
    sendJson(response, 200, { status: 'live' });
  },
};

/** `/ready`: 503 until the gateway may get traffic, and again from the moment it begins to stop. */
export function readyRoute(phase: () => Phase, isReady: () => boolean | Promise<boolean>): Route {
  return {
    async GET({ response }) {
      const now = phase();
      const status = now === 'ready' && !(await asks(isReady)) ? 'starting' : now;
      response.setHeader('cache-control', 'no-store');
      sendJson(response, status === 'ready' ? 200 : 503, { status });
    },
  };
}

/** A check that fails is an answer too. */
async function asks(isReady: () => boolean | Promise<boolean>): Promise<boolean> {
  try {
    return await isReady();
  } catch {
    return false;
  }
}

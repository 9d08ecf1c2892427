import type { ServerResponse } from 'node:http';

/** Adds a name to `Vary`; what else varies may have been said already. */
export function addVary(response: ServerResponse, name: string): void {
  const given = response.getHeader('vary');
  if (given === undefined) return void response.setHeader('vary', name);
  const names = String(given).split(/\s*,\s*/);
  if (!names.includes(name)) response.setHeader('vary', [...names, name].join(', '));
}

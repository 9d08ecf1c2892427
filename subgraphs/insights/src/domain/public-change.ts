import type { LoggedEvent } from './appeal-fact.js';

/** What the public may know of an event. */
export interface PublicPayload {
  readonly status: string | null;
  readonly categoryId: string | null;
  readonly agencyId: string | null;
}

/**
 * What the public may know of an event: nothing, unless its writer marked it `public`, and nothing of a category that has
 * become private since.
 */
export function publicPayloadOf({ payload }: Pick<LoggedEvent, 'payload'>, privateCategories: ReadonlySet<string>): PublicPayload | null {
  if (typeof payload !== 'object' || payload === null) return null;
  const { public: isPublic, status, categoryId, agencyId } = payload as Record<string, unknown>;
  if (isPublic !== true || (typeof categoryId === 'string' && privateCategories.has(categoryId))) return null;
  return { status: textOf(status), categoryId: textOf(categoryId), agencyId: textOf(agencyId) };
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

import { newPublisherKey, packRelease, readPrivateKey } from '@otklik/plugin-host';
import type { GraphClient } from '@otklik/test/platform';

/** The manifest of a plugin that the platform has never seen. */
export function manifestOf(change: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    apiVersion: 1,
    id: 'acme.trees',
    version: '1.0.0',
    title: { ru: 'Деревья', en: 'Trees' },
    engines: { platform: '>=0.1' },
    typePrefix: 'tree',
    categories: [{ key: 'fallen', title: { ru: 'Упавшее дерево', en: 'Fallen tree' }, form: 'fallen', term: { amount: 5, unit: 'WORKING_DAYS' } }],
    forms: { fallen: [HEIGHT] },
    config: { type: 'object', properties: { crews: { type: 'integer', minimum: 1, default: 2 } } },
    ...change,
  };
}

const MOST_TRIES = 10;

export const HEIGHT = { key: 'height', type: 'int', min: 1, max: 50, required: true, title: { ru: 'Высота', en: 'Height' } };
export const CROWN = { key: 'crown', type: 'string', title: { ru: 'Крона', en: 'Crown' } };

/** Somebody outside with a key of their own. */
export class Author {
  readonly #key = newPublisherKey();
  readonly publicKey = this.#key.publicKey;

  /** A signed tarball in base64. */
  pack(manifest: Record<string, unknown>, more: Readonly<Record<string, string>> = {}): string {
    const files = new Map([['plugin.json', Buffer.from(JSON.stringify(manifest))], ...Object.entries(more).map(([path, text]): [string, Buffer] => [path, Buffer.from(text)])]);
    return packRelease(files, readPrivateKey(this.#key.privateKeyPem)!).toString('base64');
  }
}

/** What a mutation of a plugin's life answers, flat. */
export interface Told {
  readonly is: string;
  /** Codes of the issues, or of the failure. */
  readonly codes: readonly string[];
  /** The words for people. */
  readonly words: string;
  readonly isInUse?: boolean;
}

let keys = 0;

/** Does a step of a plugin's life. Where a busy machine has not let every process follow in time, waits on by the same key. */
export async function step(client: GraphClient, mutation: string, input: Record<string, unknown>): Promise<Told> {
  const keyed = { ...input, idempotencyKey: `step ${(keys += 1)}` };
  for (let tries = 1; ; tries++) {
    const told = await take(client, mutation, keyed);
    if (told.isInUse !== false || tries === MOST_TRIES) return told;
  }
}

async function take(client: GraphClient, mutation: string, input: Record<string, unknown>): Promise<Told> {
  const type = mutation.charAt(0).toUpperCase() + mutation.slice(1);
  const more = /^(install|upgrade|rollBack|configure|setPlugin)/.test(mutation) ? `... on ${type}Success { isInUse }` : '';
  const { answer } = await client.ask<{ answer: { __typename: string; code?: string; message?: string; isInUse?: boolean; issues?: { code: string; message: string; path: string[] }[] } }>(
    `mutation ($input: ${type}Input!) { answer: ${mutation}(input: $input) { __typename ${more} ... on ValidationFailed { issues { path code message } } ... on Failure { code message } } }`,
    { input },
  );
  const { __typename, issues, code, message, isInUse } = answer;
  return {
    is: __typename.replace(type, ''),
    codes: issues?.map((issue) => issue.code) ?? (code === undefined ? [] : [code]),
    words: issues?.map((issue) => `${issue.path.join(' ')}: ${issue.message}`).join('\n') ?? message ?? '',
    ...(isInUse === undefined ? {} : { isInUse }),
  };
}

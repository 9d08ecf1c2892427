import { Refusal, canName, checkLine, type LocalizedText } from '@otklik/base';
import { isPublisherKey } from '@otklik/plugin-host';
import { once } from '@otklik/subgraph';
import { CABINET_PERMISSIONS } from '../../permissions.js';
import { PLATFORM_PUBLISHER } from '../../store/release-ground.js';
import { PublisherEntity, PublisherKeyEntity, type Publisher } from '../../store/release.entity.js';
import type { PluginSetting } from './plugin-setting.js';

const PUBLISHER_ID = /^[a-z][a-z0-9-]{0,39}$/;
const LONGEST_TITLE = 200;

/** A publisher, or one more key of one that is known. */
export interface PublisherDescription {
  readonly id: string;
  readonly title: LocalizedText;
  /** `ed25519:` and base64url. */
  readonly key: string;
  readonly idempotencyKey?: string | null;
}

/** Whom to trust no more: a publisher, or one key of it. */
export interface RevokedPublisher {
  readonly id: string;
  /** Null for all of its keys. */
  readonly key?: string | null;
  readonly idempotencyKey?: string | null;
}

/** The operator trusts a publisher's key from now on; the same again changes nothing. A key that was revoked once never comes back. */
export async function addPublisher({ em, clock, viewer: asker }: PluginSetting, input: PublisherDescription): Promise<Publisher> {
  const viewer = CABINET_PERMISSIONS.requirePerson(asker, 'plugin.publish');
  const { id, title, key } = input;
  const issues = [...checkLine(title.ru, ['title', 'ru'], LONGEST_TITLE), ...checkLine(title.en, ['title', 'en'], LONGEST_TITLE)];
  if (!PUBLISHER_ID.test(id) || id === PLATFORM_PUBLISHER) issues.push({ path: ['id'], code: 'BAD_FORMAT', message: BAD_ID });
  if (!isPublisherKey(key)) issues.push({ path: ['key'], code: 'BAD_FORMAT', message: BAD_KEY });
  if (issues.length > 0) throw Refusal.validation(issues);
  return em.fork().transactional((tx) =>
    once(tx, 'cabinets', { viewer, mutation: 'addPublisher', input, clock }, {
      answer: (publisher: Publisher) => publisher.id,
      replay: () => tx.findOneOrFail(PublisherEntity, { id }),
      work: async () => {
        const known = await tx.findOne(PublisherEntity, { id });
        const knownKey = await tx.findOne(PublisherKeyEntity, { key });
        if (known !== null && known.revokedAt !== null) throw Refusal.conflict('WRONG_STATUS', REVOKED);
        if (known !== null && knownKey?.publisherId === id && knownKey.revokedAt === null) return known;
        if (knownKey !== null) throw Refusal.conflict('ALREADY_EXISTS', KNOWN_KEY);
        const publisher = known ?? tx.create(PublisherEntity, { id, title: { ...title }, addedAt: clock.now(), addedBy: viewer.login });
        await tx.flush();
        tx.create(PublisherKeyEntity, { key, publisherId: id, addedAt: clock.now() });
        await tx.flush();
        return publisher;
      },
    }),
  );
}

/** From now on nothing is taken that the publisher, or one key of it, signed. What cabinets have stays until they take it out. */
export async function revokePublisher({ em, clock, viewer: asker }: PluginSetting, input: RevokedPublisher): Promise<Publisher> {
  const viewer = CABINET_PERMISSIONS.requirePerson(asker, 'plugin.publish');
  const { id, key = null } = input;
  return em.fork().transactional((tx) =>
    once(tx, 'cabinets', { viewer, mutation: 'revokePublisher', input, clock }, {
      answer: (publisher: Publisher) => publisher.id,
      replay: () => tx.findOneOrFail(PublisherEntity, { id }),
      work: async () => {
        const publisher = canName(id) ? await tx.findOne(PublisherEntity, { id }) : null;
        if (publisher === null) throw Refusal.notFound();
        const revoked = key === null ? publisher : canName(key) ? await tx.findOne(PublisherKeyEntity, { key, publisherId: id }) : null;
        if (revoked === null) throw Refusal.notFound();
        revoked.revokedAt ??= clock.now();
        await tx.flush();
        return publisher;
      },
    }),
  );
}

const BAD_ID = {
  ru: 'Имя издателя: строчные латинские буквы, цифры и дефисы, до 40 знаков; «otklik» занято.',
  en: 'A publisher’s id has lower-case Latin letters, digits and dashes, 40 at most; "otklik" is taken.',
};
const BAD_KEY = { ru: 'Это не открытый ключ Ed25519: «ed25519:…».', en: 'This is no public Ed25519 key: "ed25519:…".' };
const KNOWN_KEY = { ru: 'Этот ключ уже известен, или его отозвали.', en: 'This key is known already, or was revoked.' };
const REVOKED = { ru: 'Этому издателю больше не доверяют.', en: 'This publisher is not trusted any more.' };

import type { EntityManager } from '@mikro-orm/postgresql';
import { Refusal, type Clock, type LocalizedText } from '@otklik/base';
import type { Viewer } from '@otklik/identity';
import { isPublisherKey } from '@otklik/plugin-host';
import { CABINET_PERMISSIONS } from '../../permissions.js';
import { PLATFORM_PUBLISHER } from '../../store/release-ground.js';
import { PublisherEntity, PublisherKeyEntity } from '../../store/release.entity.js';

const PUBLISHER_ID = /^[a-z][a-z0-9-]{0,39}$/;

/** A publisher, or one more key of one that is known. */
export interface PublisherDescription {
  readonly id: string;
  readonly title: LocalizedText;
  /** `ed25519:` and base64url. */
  readonly key: string;
}

/** The operator trusts a publisher's key from now on. A key that was revoked once never comes back. */
export async function addPublisher(em: EntityManager, asker: Viewer, clock: Clock, { id, title, key }: PublisherDescription): Promise<void> {
  const viewer = CABINET_PERMISSIONS.requirePerson(asker, 'plugin.publish');
  if (!PUBLISHER_ID.test(id) || id === PLATFORM_PUBLISHER) throw Refusal.validation([{ path: ['id'], code: 'BAD_FORMAT', message: BAD_ID }]);
  if (!isPublisherKey(key)) throw Refusal.validation([{ path: ['key'], code: 'BAD_FORMAT', message: BAD_KEY }]);
  await em.fork().transactional(async (tx) => {
    if ((await tx.findOne(PublisherKeyEntity, { key })) !== null) throw Refusal.conflict('ALREADY_EXISTS', KNOWN_KEY);
    const known = await tx.findOne(PublisherEntity, { id });
    if (known !== null && known.revokedAt !== null) throw Refusal.conflict('WRONG_STATUS', REVOKED);
    if (known === null) tx.create(PublisherEntity, { id, title: { ...title }, addedAt: clock.now(), addedBy: viewer.login });
    await tx.flush();
    tx.create(PublisherKeyEntity, { key, publisherId: id, addedAt: clock.now() });
  });
}

/** From now on nothing is taken that the publisher signed. What cabinets have stays until they take it out. */
export async function revokePublisher(em: EntityManager, asker: Viewer, clock: Clock, id: string): Promise<void> {
  CABINET_PERMISSIONS.requirePerson(asker, 'plugin.publish');
  await em.fork().transactional(async (tx) => {
    const publisher = await tx.findOne(PublisherEntity, { id });
    if (publisher === null) throw Refusal.notFound();
    publisher.revokedAt ??= clock.now();
  });
}

/** From now on nothing is taken that was signed with this key; the publisher's other keys stay. */
export async function revokePublisherKey(em: EntityManager, asker: Viewer, clock: Clock, key: string): Promise<void> {
  CABINET_PERMISSIONS.requirePerson(asker, 'plugin.publish');
  await em.fork().transactional(async (tx) => {
    const known = await tx.findOne(PublisherKeyEntity, { key });
    if (known === null) throw Refusal.notFound();
    known.revokedAt ??= clock.now();
  });
}

const BAD_ID = {
  ru: 'Имя издателя: строчные латинские буквы, цифры и дефисы, до 40 знаков; «otklik» занято.',
  en: 'A publisher’s id has lower-case Latin letters, digits and dashes, 40 at most; "otklik" is taken.',
};
const BAD_KEY = { ru: 'Это не открытый ключ Ed25519: «ed25519:…».', en: 'This is no public Ed25519 key: "ed25519:…".' };
const KNOWN_KEY = { ru: 'Этот ключ уже известен.', en: 'This key is known already.' };
const REVOKED = { ru: 'Этому издателю больше не доверяют.', en: 'This publisher is not trusted any more.' };

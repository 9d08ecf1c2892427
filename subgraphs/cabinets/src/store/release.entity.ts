import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { LocalizedText } from '@otklik/base';
import { ReleaseState } from '../domain/release-state.js';

/** Who may publish plugins. */
export const PublisherEntity = defineEntity({
  name: 'Publisher',
  tableName: 'publisher',
  properties: {
    /** Short name: `acme`. */
    id: p.text().primary(),
    title: p.json<LocalizedText>(),
    addedAt: p.datetime(),
    addedBy: p.text(),
    /** Since when nothing it signs is taken; null while it is trusted. */
    revokedAt: p.datetime().nullable(),
  },
});

export interface Publisher extends InferEntity<typeof PublisherEntity> {}

/** A publisher's public key. */
export const PublisherKeyEntity = defineEntity({
  name: 'PublisherKey',
  tableName: 'publisher_key',
  properties: {
    /** As `signature.json` names it. */
    key: p.text().primary(),
    publisherId: p.text(),
    addedAt: p.datetime(),
    revokedAt: p.datetime().nullable(),
  },
});

export interface PublisherKey extends InferEntity<typeof PublisherKeyEntity> {}

/** A version of a plugin that its publisher signed and that passed every check. */
export const PluginReleaseEntity = defineEntity({
  name: 'PluginRelease',
  tableName: 'plugin_release',
  properties: {
    pluginId: p.text().primary(),
    version: p.text().primary(),
    publisherId: p.text(),
    publisherKey: p.text(),
    state: p.enum(() => ReleaseState),
    digest: p.text(),
    archive: p.blob().lazy(),
    manifest: p.json<Record<string, unknown>>(),
    publishedAt: p.datetime(),
    publishedBy: p.text(),
    /** When and by whom it was approved or withdrawn. */
    decidedAt: p.datetime().nullable(),
    decidedBy: p.text().nullable(),
    /** Why the operator refused it or took it back. */
    reason: p.text().nullable(),
  },
});

export interface PluginRelease extends InferEntity<typeof PluginReleaseEntity> {}

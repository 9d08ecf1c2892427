import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { LocalizedText } from '@otklik/base';
import type { AgencyContacts } from '../domain/agency-page.js';
import { AgencyKind } from '../domain/agency-kind.js';

/** A public body: federal, regional or municipal. */
export const AgencyEntity = defineEntity({
  name: 'Agency',
  tableName: 'agency',
  properties: {
    id: p.uuid().primary(),
    /** Short code that registration numbers begin with, such as `MTDH`. */
    code: p.text().unique(),
    kind: p.enum(() => AgencyKind),
    title: p.json<LocalizedText>(),
    about: p.json<LocalizedText>().nullable(),
    contacts: p.json<AgencyContacts>().default('{}'),
    parentId: p.uuid().nullable(),
  },
});

export interface Agency extends InferEntity<typeof AgencyEntity> {}

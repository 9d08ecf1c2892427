import { defineEntity, p, type InferEntity } from '@mikro-orm/core';

/** Who a citizen is. Kept in a schema of its own that no other subgraph can read. */
export const PersonalDataEntity = defineEntity({
  name: 'PersonalData',
  tableName: 'personal_data',
  schema: 'personal',
  properties: {
    citizenId: p.uuid().primary(),
    givenName: p.text().nullable(),
    familyName: p.text().nullable(),
    email: p.text().nullable(),
    phone: p.text().nullable(),
  },
});

export interface PersonalData extends InferEntity<typeof PersonalDataEntity> {}

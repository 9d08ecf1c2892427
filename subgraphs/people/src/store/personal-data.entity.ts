import { defineEntity, p, type InferEntity } from '@mikro-orm/core';

/** That a citizen said who they are, and when last. What they said is in `personal.sealed_value`. */
export const PersonalDataEntity = defineEntity({
  name: 'PersonalData',
  tableName: 'personal_data',
  schema: 'personal',
  properties: {
    citizenId: p.uuid().primary(),
    writtenAt: p.datetime(),
  },
});

export interface PersonalData extends InferEntity<typeof PersonalDataEntity> {}

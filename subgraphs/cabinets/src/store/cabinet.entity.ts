import { defineEntity, p, type InferEntity } from '@mikro-orm/core';

/** The workplace of one agency (личный кабинет организации). */
export const CabinetEntity = defineEntity({
  name: 'Cabinet',
  tableName: 'cabinet',
  properties: {
    id: p.uuid().primary(),
    slug: p.text().unique(),
    agencyId: p.uuid().unique(),
  },
});

export interface Cabinet extends InferEntity<typeof CabinetEntity> {}

import { defineEntity, p, type InferEntity } from '@mikro-orm/core';

/** A person behind a token. Nothing here says who it is: that is in `personal`. */
export const CitizenEntity = defineEntity({
  name: 'Citizen',
  tableName: 'citizen',
  properties: {
    id: p.uuid().primary(),
    createdAt: p.datetime(),
  },
});

export interface Citizen extends InferEntity<typeof CitizenEntity> {}

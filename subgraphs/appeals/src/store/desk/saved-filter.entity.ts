import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import { AppealOrder } from '../../domain/appeal-order.js';

/** Conditions of a list of appeals that somebody in a cabinet keeps under a title. */
export const SavedFilterEntity = defineEntity({
  name: 'SavedFilter',
  tableName: 'saved_filter',
  properties: {
    /** UUID version 7. */
    id: p.uuid().primary(),
    cabinetId: p.uuid(),
    /** Whose it is; null when the cabinet shares it. */
    ownerId: p.uuid().nullable(),
    /** Unique among those of its owner, or the shared ones, in the cabinet. */
    title: p.text(),
    /** As the graph took it when it was saved: it may know more conditions now, or fewer. */
    filter: p.json<Record<string, unknown>>(),
    orderBy: p.enum(() => AppealOrder),
    updatedAt: p.datetime(),
  },
});

export interface SavedFilter extends InferEntity<typeof SavedFilterEntity> {}

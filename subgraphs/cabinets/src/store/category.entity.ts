import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { DayRange, LocalizedText } from '@otklik/base';
import type { Term } from '../domain/term.js';

/** What a message can be about; declared by a plugin. */
export const CategoryEntity = defineEntity({
  name: 'Category',
  tableName: 'category',
  properties: {
    /** `<plugin id>.<key>`. */
    id: p.text().primary(),
    pluginId: p.text(),
    title: p.json<LocalizedText>(),
    /** Name of the form with the category's own fields, such as `roadPothole`. */
    form: p.text().nullable(),
    term: p.json<Term>(),
    private: p.boolean(),
    position: p.integer(),
    retired: p.boolean(),
    /** The days in which it takes messages; null when always. */
    period: p.json<DayRange>().nullable(),
  },
});

export interface Category extends InferEntity<typeof CategoryEntity> {}

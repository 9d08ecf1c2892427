import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import { AutoRuleMode, type AutoRuleConditions } from '../../domain/auto-rule/auto-rule.js';
import { Priority } from '../../domain/priority.js';

/** A rule by which a cabinet assigns what is registered. */
export const AutoRuleEntity = defineEntity({
  name: 'AutoRule',
  tableName: 'auto_rule',
  properties: {
    /** UUID version 7. */
    id: p.uuid().primary(),
    cabinetId: p.uuid(),
    /** Rules are asked in this order. */
    position: p.integer(),
    title: p.text(),
    enabled: p.boolean(),
    mode: p.enum(() => AutoRuleMode),
    conditions: p.json<AutoRuleConditions>(),
    /** Login; null to assign nobody. */
    executor: p.text().nullable(),
    coExecutors: p.json<readonly string[]>(),
    priority: p.enum(() => Priority).nullable(),
    /** One more at every change. */
    version: p.integer(),
  },
});

export interface AutoRule extends InferEntity<typeof AutoRuleEntity> {}

import type { PlaceTest, RuleCondition } from '@otklik/plugin-sdk';
import { isReference } from './place-holds.js';

/** What some lines of a table ask for besides fields and season. */
export interface RuleNeeds {
  readonly place: boolean;
  readonly config: boolean;
}

/** What some lines of a table ask for. */
export function needsOf(rules: readonly { readonly when: RuleCondition }[]): RuleNeeds {
  return {
    place: rules.some(({ when }) => when.place !== undefined),
    config: rules.some(({ when }) => when.config !== undefined || (when.place !== undefined && referencesOf(when.place).length > 0)),
  };
}

/** The settings that a test of a place takes its values from, each with its part of the test. */
export function referencesOf(test: PlaceTest): { readonly at: readonly (string | number)[]; readonly setting: string; readonly of: 'code' | 'number' }[] {
  const codes = (test.in ?? []).flatMap((code, i) => (isReference(code) ? [{ at: ['in', i], setting: code.setting, of: 'code' as const }] : []));
  const numbers = (['circle', 'box'] as const).flatMap((shape) =>
    Object.entries(test[shape] ?? {}).flatMap(([part, value]) => (isReference(value) ? [{ at: [shape, part], setting: value.setting, of: 'number' as const }] : [])),
  );
  return [...codes, ...numbers];
}

import { coldPlan } from './cold-plan.ts';
import { heavy } from './heavy.ts';
import { list } from './list.ts';
import { medium } from './medium.ts';
import { mutation } from './mutation.ts';
import { oneField } from './one-field.ts';
import type { Operation } from './operation.ts';

export const OPERATIONS: readonly Operation[] = [heavy, medium, oneField, list, coldPlan, mutation];

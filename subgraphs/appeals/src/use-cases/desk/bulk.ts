import type { Refusal } from '@otklik/base';
import type { Action } from '../../domain/action.js';
import type { Appeal } from '../../store/appeal.entity.js';
import type { ChangeInput } from '../change-appeal.js';
import type { Setting } from '../setting.js';

/** What every step on many appeals is told; what the step itself needs stands beside it. */
export interface BulkInput {
  readonly appealIds: readonly string[];
  /** The versions of those that must not have changed since the client saw them. */
  readonly expectedVersions?: readonly { readonly appealId: string; readonly version: number }[] | null;
  readonly idempotencyKey?: string | null;
}

/** A step that is taken with many appeals: the use-case of the single step, as it is. */
export interface BulkStep<Input extends BulkInput> {
  /** The field of Mutation. */
  readonly mutation: string;
  readonly action: Action;
  readonly run: (setting: Setting, input: Omit<Input, keyof BulkInput> & ChangeInput) => Promise<Appeal>;
}

/** What became of one appeal: done, refused, or a fault of ours. */
export type BulkItem = { readonly appealId: string } & ({ readonly appeal: Appeal } | { readonly refusal: Refusal } | { readonly fault: Error });

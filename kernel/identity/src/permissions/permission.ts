import type { LocalizedText } from '@otklik/base';
import type { Role } from '../viewer.js';
import type { Scope } from './scopes.js';

/**
 * Who may do something besides the holders of roles:
 * - `EVERYBODY`, also without a token; `SIGNED_IN`: every person with one; `IDENTIFIED`: those for whom the issuer vouches;
 * - `STAFF`: holders of any role in the cabinet of the object; `OUTSIDER`: every person who holds none there;
 * - `OWNER`: the citizen whose object it is: the author of an appeal, the person behind personal data;
 * - `ASSIGNED_EXECUTOR`: the executor to whom the object is assigned, or who stands in for them; before the first assignment any executor of the cabinet.
 */
export const RELATIONS = ['EVERYBODY', 'SIGNED_IN', 'IDENTIFIED', 'STAFF', 'OUTSIDER', 'OWNER', 'ASSIGNED_EXECUTOR'] as const;

/** One of them. */
export type Relation = (typeof RELATIONS)[number];

/** A role in the cabinet of the object (`OPERATOR`: on the whole platform), or a relation to the object. */
export type Holder = Role | Relation;

/** One row of the permission table. */
export interface Permission {
  /** What it is that may be done. */
  readonly title: LocalizedText;
  /** Each of these may do it. */
  readonly who: readonly Holder[];
  /** Machines need it; without one they may do only what is for everybody. */
  readonly scope?: Scope;
  /** Why it is so: the norm, or the reason. */
  readonly ground: LocalizedText;
}

/** What a permission depends on; what is left out is unknown or does not matter. */
export interface Subject {
  readonly cabinetId?: string | null;
  /** Id of the citizen whose object it is. */
  readonly ownerId?: string | null;
  /** Login of the executor. */
  readonly executor?: string | null;
}

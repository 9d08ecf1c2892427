import { CodedError, Refusal, type LocalizedText } from '@otklik/base';
import { cabinetsOf, type PersonViewer, type SignedInViewer, type Viewer } from '../viewer.js';
import { couldEntitle, entitledAs, entitledFor, entitles } from './entitles.js';
import type { Holder, Permission, Subject } from './permission.js';

/** Told the action of every check, for tests. */
export type CheckListener = (action: string) => void;

/**
 * Who may do what in one subgraph, action by action; the one place where it is written, read by use-cases, by the `@access`
 * directive of the schema, by `otklik permissions` and by docs/permissions.md. What is not in the table is for nobody.
 */
export class PermissionTable<Action extends string> {
  readonly #listeners = new Set<CheckListener>();

  constructor(readonly rows: Readonly<Record<Action, Permission>>) {}

  /** Whether the viewer may do this with this object. Without an object: on the whole platform. */
  allows(viewer: Viewer, action: Action, subject: Subject = {}): boolean {
    return entitles(this.#row(action), viewer, subject);
  }

  /** Whether there can be an object at all with which the viewer may do this: asked before anything is looked up. */
  couldAllow(viewer: Viewer, action: Action): boolean {
    return couldEntitle(this.#row(action), viewer);
  }

  /** In which of the viewer's cabinets the viewer may do this. */
  cabinetsFor(viewer: Viewer, action: Action): string[] {
    return cabinetsOf(viewer).filter((cabinetId) => this.allows(viewer, action, { cabinetId }));
  }

  /** As what a viewer who may do this does it, for a history: a role or a relation. */
  actsAs(viewer: SignedInViewer, action: Action, subject: Subject = {}): Holder | 'INTEGRATOR' {
    if (viewer.kind === 'machine') return 'INTEGRATOR';
    return entitledAs(this.#row(action), viewer, subject) ?? 'SIGNED_IN';
  }

  /** Login of the absent colleague in whose place a viewer does this; null when they may do it by themselves. */
  actsFor(viewer: SignedInViewer, action: Action, subject: Subject = {}): string | null {
    return viewer.kind === 'machine' ? null : entitledFor(this.#row(action), viewer, subject);
  }

  /** @throws Refusal Forbidden when the viewer may not do this with this object */
  require(viewer: Viewer, action: Action, subject: Subject = {}, refusal?: LocalizedText): SignedInViewer {
    if (!this.allows(viewer, action, subject) || viewer.kind === 'anonymous') throw Refusal.forbidden(refusal);
    return viewer;
  }

  /** As `require`, for what a machine can never do. */
  requirePerson(viewer: Viewer, action: Action, subject: Subject = {}, refusal?: LocalizedText): PersonViewer {
    const allowed = this.require(viewer, action, subject, refusal);
    if (allowed.kind !== 'person') throw Refusal.forbidden(refusal);
    return allowed;
  }

  /** Before anything is looked up. @throws Refusal Forbidden when the viewer may do this with no object at all */
  requireSomewhere(viewer: Viewer, action: Action, refusal?: LocalizedText): PersonViewer {
    if (!this.couldAllow(viewer, action) || viewer.kind !== 'person') throw Refusal.forbidden(refusal);
    return viewer;
  }

  /** For what is read. @throws CodedError FORBIDDEN when the viewer may not read this */
  requireToRead(viewer: Viewer, action: Action, subject: Subject = {}): void {
    if (!this.allows(viewer, action, subject)) throw CodedError.forbidden();
  }

  /** Tells of every check from now on. @returns how to stop it */
  onCheck(listener: CheckListener): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  #row(action: Action): Permission {
    for (const listener of this.#listeners) listener(action);
    return this.rows[action];
  }
}

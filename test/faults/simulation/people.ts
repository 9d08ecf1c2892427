import { authorisationClass, type PersonViewer } from '@otklik/identity';

const STAFF = { role: 'COORDINATOR', cabinetId: 'roads' } as const;

/** Those who watch, what they may, and what they might once: roles come and go, sessions are ended. */
export class People {
  readonly #isStaff = new Map<string, boolean>();
  readonly #endedAt = new Map<string, number>();
  readonly #classes = new Map<string, Set<string>>();

  constructor(readonly logins: readonly string[]) {}

  /** As somebody who signs in now. */
  signIn(login: string, livesMs: number): PersonViewer {
    return this.#remember({ kind: 'person', subject: login, login, citizenId: login, grants: this.#grants(login), issuedAt: Date.now(), expiresAt: Date.now() + livesMs });
  }

  /** As the platform sees them now: the same object when nothing has changed, null when the session has been ended. */
  refresh(viewer: PersonViewer): PersonViewer | null {
    if ((viewer.issuedAt ?? 0) <= (this.#endedAt.get(viewer.login) ?? -1)) return null;
    const now = { ...viewer, grants: this.#grants(viewer.login) };
    return authorisationClass(now) === authorisationClass(viewer) ? viewer : this.#remember(now);
  }

  setStaff(login: string, isStaff: boolean): void {
    this.#isStaff.set(login, isStaff);
  }

  isStaff(login: string): boolean {
    return this.#isStaff.get(login) ?? true;
  }

  endSessions(login: string): void {
    this.#endedAt.set(login, Date.now());
  }

  /** Whether this was ever the class of that person: a result made for anybody else is a leak. */
  wasClassOf(login: string, authorisation: string): boolean {
    return this.#classes.get(login)?.has(authorisation) === true;
  }

  #grants(login: string): PersonViewer['grants'] {
    return this.isStaff(login) ? [STAFF] : [];
  }

  #remember(viewer: PersonViewer): PersonViewer {
    const classes = this.#classes.get(viewer.login) ?? new Set();
    this.#classes.set(viewer.login, classes.add(authorisationClass(viewer)));
    return viewer;
  }
}

/** How far a release of a plugin has come. It is verified before it is kept: what is refused leaves no row. */
export enum ReleaseState {
  /** It passed every check; nobody may install it yet. */
  VERIFIED = 'VERIFIED',
  /** An operator said yes: cabinets may install it. */
  APPROVED = 'APPROVED',
  /** An operator took it back: nobody installs it any more; where it is installed it stays. */
  WITHDRAWN = 'WITHDRAWN',
}

const NEXT: Readonly<Record<ReleaseState, readonly ReleaseState[]>> = {
  [ReleaseState.VERIFIED]: [ReleaseState.APPROVED, ReleaseState.WITHDRAWN],
  [ReleaseState.APPROVED]: [ReleaseState.WITHDRAWN],
  [ReleaseState.WITHDRAWN]: [],
};

/** Whether a release may go from one state to another. */
export function mayBecome(from: ReleaseState, to: ReleaseState): boolean {
  return NEXT[from].includes(to);
}

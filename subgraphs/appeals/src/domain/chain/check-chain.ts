import { digestOfActor, digestOfChange, digestOfState, digestOfSubmission, type ChainedChange } from './digests.js';
import { FAULT_DETAILS, type ChainFault, type ChainFaultKind } from './fault.js';

/** A row of the history as it is found. */
export interface FoundChange extends Omit<ChainedChange, 'appealId' | 'actorDigest' | 'stateDigest'> {
  readonly actor: string | null;
  readonly actorSalt: Uint8Array | null;
  readonly actorDigest: Uint8Array | null;
  readonly stateDigest: Uint8Array | null;
  readonly digest: Uint8Array | null;
}

/** An appeal as it is found. */
export interface FoundAppeal {
  readonly version: number;
  readonly number: string | null;
  readonly stateSalt: Uint8Array | null;
  readonly chainHead: Uint8Array | null;
  /** Its covered columns. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** Those of them that never change after the submission. */
  readonly submitted: Readonly<Record<string, unknown>>;
  /** Whether an erasure of its author's personal data is on record. */
  readonly authorErased: boolean;
}

/** What a seal says of an appeal. */
export interface SealedHead {
  readonly version: number;
  /** Of the change that led to this version; hexadecimal. */
  readonly digest: string;
}

/** Everything that is found of an appeal. */
export interface FoundChain {
  readonly appealId: string;
  /** Null when there is none. */
  readonly appeal: FoundAppeal | null;
  /** By version. */
  readonly changes: readonly FoundChange[];
  readonly sealed: readonly SealedHead[];
}

/** Follows an appeal's chain from its first change. @returns its first broken link; null when everything is as it was written */
export function checkChain(found: FoundChain): ChainFault | null {
  const { appealId, appeal } = found;
  const fault = (kind: ChainFaultKind, version: number): ChainFault => ({ kind, appealId, number: appeal?.number ?? null, version, detail: FAULT_DETAILS[kind] });
  if (appeal === null) return fault('APPEAL_MISSING', found.changes.at(-1)?.version ?? found.sealed.at(-1)?.version ?? 1);
  const broken = followLinks(found, appeal, fault);
  if (broken !== null) return broken;

  const length = found.changes.length;
  const written = Math.max(...found.sealed.map(({ version }) => version), length);
  if (written > length || length === 0) return fault('HISTORY_TRUNCATED', length + 1);
  if (appeal.version > length) return fault('HISTORY_TRUNCATED', length + 1);
  if (appeal.version < length) return fault(isHead(appeal, found.changes[appeal.version - 1]) ? 'ROW_ADDED' : 'APPEAL_CHANGED', appeal.version + 1);
  const { stateSalt: salt, fields, submitted } = appeal;
  // A change that somebody made up may explain everything but this.
  if (salt === null || !same(found.changes[0]?.submissionDigest, digestOfSubmission(salt, submitted))) return fault('APPEAL_CHANGED', 1);
  const head = found.changes[length - 1];
  return isHead(appeal, head) && same(head?.stateDigest, digestOfState(salt, fields)) ? null : fault('APPEAL_CHANGED', length);
}

function followLinks(found: FoundChain, appeal: FoundAppeal, fault: (kind: ChainFaultKind, version: number) => ChainFault): ChainFault | null {
  const { appealId, changes } = found;
  const sealed = Map.groupBy(found.sealed, ({ version }) => version);
  let previous: Uint8Array | null = null;
  for (const [index, change] of changes.entries()) {
    const version = index + 1;
    if (change.version !== version) return fault('ROW_MISSING', version);
    if (change.digest === null) return fault('ROW_ADDED', version);
    if (!same(change.digest, linkOf(appealId, previous, version, change))) {
      return fault(tookPlaceOfAnother(found, previous, index) ? 'ROWS_REORDERED' : 'ROW_CHANGED', version);
    }
    const actorFault = checkActor(change, appeal);
    if (actorFault !== null) return fault(actorFault, version);
    const digest = hex(change.digest);
    if (sealed.get(version)?.some((seal) => seal.digest !== digest) === true) return fault('CHAIN_REWRITTEN', version);
    previous = change.digest;
  }
  return null;
}

/** Whether what belongs here is found further down: with its digest, or its digest still here. */
function tookPlaceOfAnother({ appealId, changes }: FoundChain, previous: Uint8Array | null, index: number): boolean {
  const here = changes[index]!.digest;
  return changes.slice(index + 1).some((later) => {
    const link = linkOf(appealId, previous, index + 1, later);
    return link !== null && (same(later.digest, link) || same(here, link));
  });
}

function checkActor({ actor, actorRole, actorSalt, actorDigest }: FoundChange, { authorErased }: FoundAppeal): 'ROW_CHANGED' | 'ERASURE_UNRECORDED' | null {
  if (actor === null && actorSalt === null) return authorErased && actorRole === 'AUTHOR' ? null : 'ERASURE_UNRECORDED';
  return actor !== null && actorSalt !== null && same(actorDigest, digestOfActor(actorSalt, actor)) ? null : 'ROW_CHANGED';
}

/** Null when the row lacks what a link is made of. */
function linkOf(appealId: string, previous: Uint8Array | null, version: number, { actorDigest, stateDigest, submissionDigest, at, status, actorRole, comment, onBehalfOf, note }: FoundChange): Buffer | null {
  if (actorDigest === null || stateDigest === null) return null;
  return digestOfChange(previous, { appealId, version, at, status, actorRole, comment, onBehalfOf, note, actorDigest, stateDigest, submissionDigest });
}

function isHead({ chainHead }: FoundAppeal, change: FoundChange | undefined): boolean {
  return same(chainHead, change?.digest ?? null);
}

function same(a: Uint8Array | null | undefined, b: Uint8Array | null): boolean {
  return a != null && b !== null && Buffer.compare(a, b) === 0;
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}

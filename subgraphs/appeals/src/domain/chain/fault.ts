/** What can be wrong with an appeal's chain. */
export type ChainFaultKind =
  | 'ROW_CHANGED'
  | 'ROW_MISSING'
  | 'ROW_ADDED'
  | 'ROWS_REORDERED'
  | 'HISTORY_TRUNCATED'
  | 'CHAIN_REWRITTEN'
  | 'APPEAL_CHANGED'
  | 'APPEAL_MISSING'
  | 'ERASURE_UNRECORDED';

/** The first broken link of an appeal's chain. */
export interface ChainFault {
  readonly kind: ChainFaultKind;
  readonly appealId: string;
  /** Registration number, when it has one that can be read. */
  readonly number: string | null;
  /** The version whose link is broken. */
  readonly version: number;
  /** One line for people. */
  readonly detail: string;
}

export const FAULT_DETAILS: Readonly<Record<ChainFaultKind, string>> = {
  ROW_CHANGED: 'this row of the history is not what was written',
  ROW_MISSING: 'this row of the history is gone',
  ROW_ADDED: 'this row of the history was not written by the platform',
  ROWS_REORDERED: 'rows of the history have changed places from here on',
  HISTORY_TRUNCATED: 'the history ends before this row, which was written',
  CHAIN_REWRITTEN: 'the history up to here is in itself consistent, but not the one that was sealed',
  APPEAL_CHANGED: 'the appeal is not as this change left it',
  APPEAL_MISSING: 'the appeal is gone',
  ERASURE_UNRECORDED: 'who did this was taken away, and no erasure of their personal data is on record',
};

/** Where a systemic problem stands. */
export enum ProblemStatus {
  RAISED = 'RAISED',
  CONFIRMED = 'CONFIRMED',
  IN_WORK = 'IN_WORK',
  SOLVED = 'SOLVED',
  DISMISSED = 'DISMISSED',
}

const NEXT: Readonly<Record<ProblemStatus, readonly ProblemStatus[]>> = {
  RAISED: [ProblemStatus.CONFIRMED, ProblemStatus.IN_WORK, ProblemStatus.DISMISSED],
  CONFIRMED: [ProblemStatus.IN_WORK, ProblemStatus.SOLVED, ProblemStatus.DISMISSED],
  IN_WORK: [ProblemStatus.SOLVED, ProblemStatus.DISMISSED],
  SOLVED: [],
  DISMISSED: [],
};

/** Whether a problem may go from one status to another; to its own it always may. What is solved or dismissed stays so: it is raised anew. */
export function mayBecome(from: ProblemStatus, to: ProblemStatus): boolean {
  return from === to || NEXT[from].includes(to);
}

import { AppealKind } from './appeal-kind.js';
import { AppealStatus, NEVER_PUBLIC } from './appeal-status.js';
import { Visibility } from './visibility.js';

/** Whether everybody may read an appeal, as far as it and its category say (docs/decisions/0003). */
export function isPublic(
  { visibility, kind, status }: { readonly visibility: Visibility; readonly kind: AppealKind; readonly status: AppealStatus },
  privateCategory: boolean,
): boolean {
  return visibility === Visibility.PUBLIC && kind === AppealKind.MESSAGE && !privateCategory && !NEVER_PUBLIC.includes(status);
}

/** Whether the answer is the agency's word: it is approved. Before that it is a draft. */
export function isAnswered(status: AppealStatus): boolean {
  return status === AppealStatus.ANSWERED || status === AppealStatus.RATED || status === AppealStatus.CLOSED;
}

import { AppealKind } from './appeal-kind.js';

/** Who may read an appeal besides its author and the cabinet that works on it. */
export enum Visibility {
  PRIVATE = 'PRIVATE',
  PUBLIC = 'PUBLIC',
}

/** What the author's wish comes to: an appeal under 59-ФЗ and a private category are never public. */
export function effectiveVisibility(wish: Visibility, kind: AppealKind, privateCategory: boolean): Visibility {
  return kind === AppealKind.MESSAGE && !privateCategory ? wish : Visibility.PRIVATE;
}

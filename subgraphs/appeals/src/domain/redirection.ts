/** How an appeal went from one agency to another, as it is kept. */
export interface Redirection {
  readonly fromAgencyId: string;
  readonly toAgencyId: string;
  /** ISO 8601. */
  readonly at: string;
  /** What its author was told. */
  readonly comment: string;
}

/** 59-ФЗ, art. 8(3): seven days from registration. */
const REDIRECTED_WITHIN_MS = 7 * 86_400_000;

/** Whether it has been registered for too long to be redirected. */
export function isTooLateToRedirect({ registeredAt }: { readonly registeredAt?: Date | null }, now: Date): boolean {
  return registeredAt != null && now.getTime() - registeredAt.getTime() > REDIRECTED_WITHIN_MS;
}

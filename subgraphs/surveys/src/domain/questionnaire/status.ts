/** Where a questionnaire stands. */
export enum QuestionnaireStatus {
  DRAFT = 'DRAFT',
  OPEN = 'OPEN',
  CLOSED = 'CLOSED',
}

/** What the status follows from. */
interface Standing {
  /** Number of the newest published version; 0 when there is none. */
  readonly publishedNumber: number;
  readonly closedAt?: Date | null;
}

/** Where a questionnaire stands. */
export function questionnaireStatus({ publishedNumber, closedAt }: Standing): QuestionnaireStatus {
  if (publishedNumber === 0) return QuestionnaireStatus.DRAFT;
  return closedAt == null ? QuestionnaireStatus.OPEN : QuestionnaireStatus.CLOSED;
}

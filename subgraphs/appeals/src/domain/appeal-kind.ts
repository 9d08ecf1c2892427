/** The three legal kinds of a citizen's word; their rules are never mixed. */
export enum AppealKind {
  /** Сообщение: the category's own term, outside 59-ФЗ. */
  MESSAGE = 'MESSAGE',
  /** Обращение under 59-ФЗ: an identified citizen, 30 calendar days from registration, never public. */
  APPEAL = 'APPEAL',
  /** A post or comment found in a social network: answered in working hours. */
  INCIDENT = 'INCIDENT',
}

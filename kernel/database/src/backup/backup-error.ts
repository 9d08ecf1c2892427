/** Why a backup or a restore is refused. Released names: scripts of operators look for them. */
export type BackupErrorCode =
  /** The file is not whole, or not what was written. */
  | 'BACKUP_DAMAGED'
  /** A later version of the platform made it. */
  | 'BACKUP_NEWER'
  /** A migration of it, or a table, is not what this version knows by that name. */
  | 'BACKUP_UNKNOWN'
  /** There is no platform to back up. */
  | 'DATABASE_EMPTY'
  /** A later version of the platform has migrated it. */
  | 'DATABASE_NEWER'
  /** There is something in the database to restore into. */
  | 'DATABASE_NOT_EMPTY'
  /** Rows may be hidden, or it holds what a backup must not. */
  | 'DATABASE_UNREADABLE'
  | 'FILE_EXISTS'
  | 'FILE_UNREADABLE'
  | 'FILE_UNWRITABLE'
  | 'NO_SPACE'
  /** Keys of the same name are others. */
  | 'KEYS_WRONG'
  /** There are seals of another platform where they should go. */
  | 'SEALS_WRONG';

/** One line for the person who typed the command, and a code for their script. */
export class BackupError extends Error {
  override readonly name = 'BackupError';

  constructor(
    readonly code: BackupErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

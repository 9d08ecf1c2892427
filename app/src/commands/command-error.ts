/** Why a command cannot do what it was asked, as one line for the person who typed it. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
}

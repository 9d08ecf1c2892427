import { BackupError } from '@otklik/database';

/** Prints what a command found as one JSON document. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}

/** For a command with `--json`: what goes wrong is a document too, besides the line on stderr. */
export async function orJson(asJson: boolean, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (asJson && error instanceof Error) printJson({ error: { code: error instanceof BackupError ? error.code : 'FAILED', message: error.message } });
    throw error;
  }
}

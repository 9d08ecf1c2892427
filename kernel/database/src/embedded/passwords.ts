import { randomBytes } from 'node:crypto';
import { open, readFile, rename } from 'node:fs/promises';
import { codeOf, StartError } from '../start-error.js';

/** The passwords of the embedded server: of its administrator and of the login that the platform uses. */
export interface Passwords {
  administrator: string;
  login: string;
}

/** Reads the passwords that belong to a database. */
export async function readPasswords(file: string): Promise<Passwords> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new StartError(`Cannot read the passwords of the database, ${file}: ${codeOf(error)}`, { cause: error });
  });
  return parse(file, text);
}

/** Makes the passwords of a new database. The file is readable by its owner alone. */
export async function makePasswords(file: string): Promise<Passwords> {
  const passwords: Passwords = { administrator: newPassword(), login: newPassword() };
  // First whole on disk under another name: a file cut off half-way would lock us out of the data.
  const handle = await open(`${file}.new`, 'w', 0o600);
  try {
    await handle.writeFile(`${JSON.stringify(passwords)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(`${file}.new`, file);
  return passwords;
}

function parse(file: string, text: string): Passwords {
  try {
    const { administrator, login } = JSON.parse(text) as Partial<Passwords>;
    if (typeof administrator === 'string' && typeof login === 'string') return { administrator, login };
  } catch {
    // The same as a file without the passwords.
  }
  throw new StartError(`${file} does not hold the passwords of the database: put it back from a copy, or start with another OTKLIK_HOME`);
}

function newPassword(): string {
  return randomBytes(24).toString('base64url');
}

import { realpath } from 'node:fs/promises';
import { makeFolder } from './make-folder.js';
import { codeOf, reasonOf, StartError } from './start-error.js';

/**
 * Makes the folder of the platform's data if it is missing.
 * @param home an absolute path
 * @returns its path without links
 * @throws StartError in one line
 */
export async function makeHome(home: string): Promise<string> {
  try {
    await makeFolder(home);
    return await realpath(home);
  } catch (error) {
    const reason = codeOf(error) ?? reasonOf(error);
    throw new StartError(`Cannot make the folder ${home} (OTKLIK_HOME): ${reason}; choose another`, { cause: error });
  }
}

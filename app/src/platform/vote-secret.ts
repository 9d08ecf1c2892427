import { StartError } from '@otklik/database';
import { loadSecretFile } from './secret-file.js';

const FORM = /^[\w-]{43,}$/;

/**
 * The secret that turns people into vote marks (see `VoteKeys` of surveys). Made on the first start and kept in a file
 * that its owner alone can read, never in the database: who has one of the two cannot tell who took part in a survey.
 * @throws StartError when the file holds no secret: a new one would let everybody answer open surveys again
 */
export async function loadVoteSecret(file: string): Promise<string> {
  const secret = await loadSecretFile(file);
  if (FORM.test(secret)) return secret;
  throw new StartError(`${file} holds no vote secret: put it back from a backup, or delete it and open surveys take no more answers`);
}

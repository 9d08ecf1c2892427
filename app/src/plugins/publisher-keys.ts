import { isPublisherKey, newPublisherKey, publicKeyOf, readPrivateKey } from '@otklik/plugin-host';
import type { KeyObject } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { CommandError } from '../commands/command-error.js';

/** Writes a new private key into a file that nobody else may read. @returns the public half @throws CommandError when the file is there already */
export async function makeKey(file: string): Promise<string> {
  const { publicKey, privateKeyPem } = newPublisherKey();
  await writeFile(file, privateKeyPem, { mode: 0o600, flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    throw new CommandError(error.code === 'EEXIST' ? `${file} is there already: a key is never overwritten` : `${file} cannot be written`);
  });
  return publicKey;
}

/** A private key. @throws CommandError when the file has none */
export async function readKey(file: string): Promise<KeyObject> {
  const key = readPrivateKey(await textOf(file));
  if (key === null) throw new CommandError(`${file} is no private Ed25519 key in PEM: "otklik plugin key FILE" makes one`);
  return key;
}

/** A public key: as it is written, or out of a file that has it or its private half. @throws CommandError when it is none */
export async function readPublicKey(keyOrFile: string): Promise<string> {
  if (isPublisherKey(keyOrFile)) return keyOrFile;
  if (keyOrFile.startsWith('ed25519:')) throw new CommandError(`${keyOrFile} is no public key: "ed25519:" and 32 bytes in base64url`);
  const text = (await textOf(keyOrFile)).trim();
  const privateKey = readPrivateKey(text);
  if (privateKey !== null) return publicKeyOf(privateKey);
  if (isPublisherKey(text)) return text;
  throw new CommandError(`${keyOrFile} has no Ed25519 key`);
}

async function textOf(file: string): Promise<string> {
  return readFile(file, 'utf8').catch(() => {
    throw new CommandError(`${file} cannot be read`);
  });
}

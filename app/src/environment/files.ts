import type { S3Options } from '@otklik/files';
import { resolve } from 'node:path';
import { EnvironmentError } from './environment-error.js';
import { valueOf, type Variables } from './variables.js';

/** Where the files of people are kept, and how they are reached. */
export interface FilesEnvironment {
  /** `OTKLIK_PUBLIC_URL`: the address by which clients reach the platform, without a path; null when it was not told. */
  readonly publicUrl: string | null;
  /** `OTKLIK_FILES_FOLDER`: where they are when they are in no bucket; null for `files` in the home. */
  readonly folder: string | null;
  /** `OTKLIK_S3_URL` and the others: the bucket where they are; null for the folder. Holds a secret: never print it. */
  readonly s3: S3Options | null;
  /** `OTKLIK_ANTIVIRUS_COMMAND` or `OTKLIK_ANTIVIRUS_URL`: who looks at each file; null for nobody. */
  readonly antivirus: { readonly command: readonly string[] } | { readonly url: string } | null;
}

const S3_VARIABLES = ['OTKLIK_S3_URL', 'OTKLIK_S3_ACCESS_KEY_ID', 'OTKLIK_S3_SECRET_ACCESS_KEY'] as const;
const S3_REGION = 'OTKLIK_S3_REGION';
/** What storages say that know no regions. */
const USUAL_REGION = 'us-east-1';

/** Every variable that is read here. */
export const FILES_VARIABLES: readonly string[] = ['OTKLIK_PUBLIC_URL', 'OTKLIK_FILES_FOLDER', ...S3_VARIABLES, S3_REGION, 'OTKLIK_ANTIVIRUS_COMMAND', 'OTKLIK_ANTIVIRUS_URL'];

/** @param cwd where a relative folder starts. @throws EnvironmentError for the first wrong value */
export function readFiles(variables: Variables, cwd: string): FilesEnvironment {
  const publicUrl = readUrl(variables, 'OTKLIK_PUBLIC_URL');
  if (publicUrl !== null && new URL(publicUrl).pathname !== '/') throw EnvironmentError.value('OTKLIK_PUBLIC_URL', publicUrl, 'give an address without a path, such as https://otklik.example');
  const folder = valueOf(variables, 'OTKLIK_FILES_FOLDER');
  if (folder !== null && /\p{Cc}/u.test(folder)) throw EnvironmentError.value('OTKLIK_FILES_FOLDER', folder, 'give the path of a folder');
  const s3 = readS3(variables);
  if (s3 !== null && folder !== null) throw new EnvironmentError('OTKLIK_FILES_FOLDER does not go with OTKLIK_S3_URL: unset one of the two');
  return { publicUrl: publicUrl === null ? null : new URL(publicUrl).origin, folder: folder === null ? null : resolve(cwd, folder), s3, antivirus: readAntivirus(variables) };
}

function readS3(variables: Variables): S3Options | null {
  const url = readUrl(variables, 'OTKLIK_S3_URL');
  const [, accessKeyId, secretAccessKey] = S3_VARIABLES.map((name) => valueOf(variables, name));
  const missing = S3_VARIABLES.filter((name) => valueOf(variables, name) === null);
  if (missing.length === S3_VARIABLES.length) return null;
  if (url === null || accessKeyId == null || secretAccessKey == null) throw new EnvironmentError(`${missing.join(', ')} is missing: a bucket needs its address, a key and a secret`);
  return { url, region: valueOf(variables, S3_REGION) ?? USUAL_REGION, accessKeyId, secretAccessKey };
}

function readAntivirus(variables: Variables): FilesEnvironment['antivirus'] {
  const command = valueOf(variables, 'OTKLIK_ANTIVIRUS_COMMAND');
  const url = readUrl(variables, 'OTKLIK_ANTIVIRUS_URL');
  if (command !== null && url !== null) throw new EnvironmentError('OTKLIK_ANTIVIRUS_COMMAND does not go with OTKLIK_ANTIVIRUS_URL: unset one of the two');
  if (url !== null) return { url };
  return command === null ? null : { command: command.trim().split(/\s+/) };
}

function readUrl(variables: Variables, name: string): string | null {
  const value = valueOf(variables, name);
  if (value === null) return null;
  const url = /[\s\p{Cc}]/u.test(value) ? null : URL.parse(value);
  const isWeb = url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '' && url.search === '' && url.hash === '';
  if (!isWeb) throw EnvironmentError.value(name, value.includes('@') ? '…' : value, 'give an http:// or https:// URL without user, query and fragment');
  return value;
}

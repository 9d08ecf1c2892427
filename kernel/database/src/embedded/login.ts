import { connect, withConnection } from '../connect.js';
import { quoteName, quoteText } from '../roles.js';
import { codeOf, StartError } from '../start-error.js';
import { ADMINISTRATOR } from './cluster-folder.js';
import type { Passwords } from './passwords.js';

const LOGIN = 'otklik';
const DATABASE = 'otklik';
const NOT_THERE_YET = ['28P01', '28000', '3D000'];

/**
 * Makes the login, which is no superuser, and the database, if they are not there yet: a start may have been interrupted between any
 * two steps.
 */
export async function prepareLogin(port: number, passwords: Passwords): Promise<{ adminUrl: string; url: string }> {
  const server = (user: string, password: string) => `postgres://${user}:${password}@127.0.0.1:${port}`;
  const url = `${server(LOGIN, passwords.login)}/${DATABASE}`;
  const administrator = server(ADMINISTRATOR, passwords.administrator);
  if (!(await accepts(url))) {
    if (!(await accepts(`${administrator}/postgres`))) {
      throw new StartError(
        'The passwords in OTKLIK_HOME do not fit its database: put database-passwords.json back, or choose another OTKLIK_HOME',
      );
    }
    await makeLogin(`${administrator}/postgres`, passwords.login);
  }
  return { adminUrl: `${administrator}/${DATABASE}`, url };
}

async function makeLogin(serverUrl: string, password: string): Promise<void> {
  await withConnection(serverUrl, async (client) => {
    const role = await client.query('select from pg_roles where rolname = $1', [LOGIN]);
    const verb = role.rowCount === 0 ? 'create' : 'alter';
    await client.query(`${verb} role ${quoteName(LOGIN)} login nosuperuser password ${quoteText(password)}`);
    const database = await client.query('select from pg_database where datname = $1', [DATABASE]);
    if (database.rowCount === 0) await client.query(`create database ${quoteName(DATABASE)}`);
  });
}

async function accepts(url: string): Promise<boolean> {
  try {
    await (await connect(url)).end();
    return true;
  } catch (error) {
    const code = error instanceof StartError ? codeOf(error.cause) : undefined;
    if (code !== undefined && NOT_THERE_YET.includes(code)) return false;
    throw error;
  }
}

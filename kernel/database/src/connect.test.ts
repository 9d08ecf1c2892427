import { createServer, type AddressInfo } from 'node:net';
import { createTestDatabase, type TestDatabase } from '../../../test/support/test-database.js';
import { connect } from './connect.js';
import { withDatabase } from './database-url.js';
import { StartError } from './start-error.js';

const FORM = 'it looks like postgres://user:password@host:5432/database';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase([]);
});

afterAll(() => database.drop());

/** What connecting to an address says. */
async function refusal(databaseUrl: string): Promise<string> {
  const error: unknown = await connect(databaseUrl).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(StartError);
  return (error as StartError).message;
}

function changed(change: (url: URL) => void): string {
  const url = new URL(database.url);
  change(url);
  return url.toString();
}

test.each([
  ['nonsense', `DATABASE_URL is not the address of a PostgreSQL database: ${FORM}`],
  ['', `DATABASE_URL is not the address of a PostgreSQL database: ${FORM}`],
  ['mysql://user:secret@127.0.0.1/otklik', `DATABASE_URL is not the address of a PostgreSQL database: ${FORM}`],
  ['postgres://user:secret@127.0.0.1:99999/otklik', `DATABASE_URL is not the address of a PostgreSQL database: ${FORM}`],
  ['postgres://user:100%@127.0.0.1/otklik', `DATABASE_URL is not the address of a PostgreSQL database: ${FORM}`],
  ['postgres://127.0.0.1:5432/otklik', `DATABASE_URL names no user: ${FORM}`],
  ['postgres://user:secret@127.0.0.1:5432', `DATABASE_URL names no database: ${FORM}`],
])('the address "%s" is refused with what one looks like', async (address, message) => {
  expect(await refusal(address)).toBe(message);
});

test('a server that is not there is named by host and port', async () => {
  // A free port could become that of another test any moment.
  for (const host of ['127.0.0.1:1', 'localhost:1']) {
    expect(await refusal(`postgres://user:secret@${host}/otklik`)).toBe(`No PostgreSQL answers at ${host}: check DATABASE_URL`);
  }
});

test('an unknown host is named', async () => {
  // A part of a name has 63 letters at most: no name server, slow or lost, is asked for this one.
  const host = `${'no-such-host-'.repeat(6)}.invalid`;
  expect(await refusal(`postgres://user:secret@${host}/otklik`)).toBe(`The host of DATABASE_URL, ${host}:5432, is unknown`);
});

test('something that is no PostgreSQL is named', async () => {
  const server = createServer((socket) => socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  expect(await refusal(`postgres://user:secret@127.0.0.1:${port}/otklik`)).toMatch(/^Cannot connect to PostgreSQL at 127\.0\.0\.1:\d+: .+/);
  await new Promise((resolve) => server.close(resolve));
});

test('a wrong password names the login and tells no password', async () => {
  const { host } = new URL(database.url);
  const message = await refusal(changed((url) => (url.password = 'mistaken')));
  expect(message).toBe(`PostgreSQL at ${host} refuses the login "otklik": check the user and the password in DATABASE_URL`);
});

test('a database that is not there is named', async () => {
  const { host } = new URL(database.url);
  expect(await refusal(withDatabase(database.url, 'нет'))).toBe(`PostgreSQL at ${host} has no database "нет": check DATABASE_URL`);
});

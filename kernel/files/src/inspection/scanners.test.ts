import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import process from 'node:process';
import { buffer } from 'node:stream/consumers';
import { CommandScanner } from './command-scanner.js';
import { HttpScanner } from './http-scanner.js';

const VIRUS = Buffer.from('a VIRUS');
const CLEAN = Buffer.alloc(300_000, 1);

describe('an antivirus that is a command', () => {
  const command = (script: string): CommandScanner => new CommandScanner([process.execPath, '-e', script], 120_000);

  test('reads the file from its standard input', async () => {
    const scanner = command("let all = ''; process.stdin.on('data', (part) => (all += part)).on('end', () => process.exit(all.includes('VIRUS') ? 1 : 0))");
    expect([await scanner.isClean(CLEAN), await scanner.isClean(VIRUS)]).toEqual([true, false]);
  });

  test('may know enough before it has read everything', async () => {
    expect(await command('process.exit(1)').isClean(CLEAN)).toBe(false);
  });

  test('that fails, or is not there, lets nothing pass', async () => {
    await expect(command('process.exit(2)').isClean(CLEAN)).rejects.toThrow('The antivirus command ended with 2');
    await expect(new CommandScanner(['/no/such/program']).isClean(CLEAN)).rejects.toThrow('ENOENT');
  });
});

describe('an antivirus that is a service', () => {
  const server = createServer((request, response) => {
    void buffer(request).then((bytes) => response.writeHead(request.url === '/broken' ? 500 : bytes.includes('VIRUS') ? 406 : 200).end());
  });
  let url: string;
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => void server.close().closeAllConnections());

  test('gets the file as the body of a POST', async () => {
    const scanner = new HttpScanner(`${url}/scan`);
    expect([await scanner.isClean(CLEAN), await scanner.isClean(VIRUS)]).toEqual([true, false]);
  });

  test('that fails lets nothing pass', async () => {
    await expect(new HttpScanner(`${url}/broken`).isClean(CLEAN)).rejects.toThrow('The antivirus service answers 500');
  });
});

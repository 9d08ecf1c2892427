import type { FileScanner } from './scanner.js';

const TIMEOUT_MS = 60_000;

/** Asks a service, which gets the file as the body of a POST: it answers 2xx for a clean file and 406 for an infected one, as ClamAV's REST services do. */
export class HttpScanner implements FileScanner {
  constructor(
    private readonly url: string,
    private readonly timeoutMs = TIMEOUT_MS,
  ) {}

  async isClean(bytes: Buffer): Promise<boolean> {
    const response = await fetch(this.url, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: new Uint8Array(bytes),
      signal: AbortSignal.timeout(this.timeoutMs),
      redirect: 'error',
    });
    await response.arrayBuffer();
    if (response.ok || response.status === 406) return response.ok;
    throw new Error(`The antivirus service answers ${response.status}`);
  }
}

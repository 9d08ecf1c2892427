import { CodedError, FixedClock } from '@otklik/base';
import { citizenIdOf } from './citizen-id.js';
import { createIdentify, type Identify } from './identify.js';
import { newKey, sign, type IssuerKey } from './issuer.test-support.js';
import { createTokenVerifier } from './token-verifier.js';
import { hasRoleIn, type Grant } from './viewer.js';

const ISSUER = 'https://login.example';
const NOW = Date.parse('2026-11-20T05:00:00Z');
const EXECUTOR: Grant = { role: 'EXECUTOR', cabinetId: 'cabinet-1' };

let key: IssuerKey;
let clock: FixedClock;
let kept: Map<string, Grant[]>;
let asked: string[];
let fault: Error | null;
let identify: Identify;

beforeAll(async () => {
  key = await newKey('signing');
});
beforeEach(() => {
  clock = new FixedClock(new Date(NOW));
  kept = new Map([['roads-executor', [EXECUTOR]]]);
  asked = [];
  fault = null;
  const verifier = createTokenVerifier({ issuer: ISSUER, audience: 'urn:otklik:test', keys: async () => ({ keys: [key.jwk] }), clock });
  identify = createIdentify({ verifier, grantsOf, subjectNamespace: ISSUER, clock });
});

async function grantsOf(login: string): Promise<Grant[]> {
  asked.push(login);
  if (fault !== null) throw fault;
  return kept.get(login) ?? [];
}

async function headerOf(login: string, subject = `subject of ${login}`): Promise<string> {
  return `Bearer ${await sign(key, { iss: ISSUER, aud: 'urn:otklik:test', sub: subject, login, exp: NOW / 1000 + 3600 })}`;
}

function later(ms: number): void {
  clock.set(new Date(clock.now().getTime() + ms));
}

describe('who is asking', () => {
  it('is nobody without a header, and no role is looked up', async () => {
    expect(await identify(null)).toEqual({ kind: 'anonymous' });
    expect(asked).toEqual([]);
  });

  it('is the person of the token with the roles of the login', async () => {
    expect(await identify(await headerOf('roads-executor'))).toEqual({
      kind: 'person',
      subject: 'subject of roads-executor',
      login: 'roads-executor',
      citizenId: citizenIdOf(ISSUER, 'subject of roads-executor'),
      grants: [EXECUTOR],
      expiresAt: NOW + 3_605_000,
    });
  });

  it.each(['', 'Bearer', 'Basic YTpi', 'Bearer forged'])('is refused, never taken for nobody: %j', async (header) => {
    await expect(identify(header)).rejects.toEqual(CodedError.unauthenticated());
    expect(asked).toEqual([]);
  });

  it('is an error when the roles cannot be read, and the next question asks again', async () => {
    fault = new Error('The database is out');
    await expect(identify(await headerOf('roads-executor'))).rejects.toThrow('The database is out');
    fault = null;
    expect(await identify(await headerOf('roads-executor'))).toMatchObject({ grants: [EXECUTOR] });
  });
});

describe('roles remembered for a moment', () => {
  it('are read once for many requests at once', async () => {
    const header = await headerOf('roads-executor');
    await Promise.all(Array.from({ length: 20 }, () => identify(header)));
    expect(asked).toEqual(['roads-executor']);
  });

  it('are kept apart by login', async () => {
    await identify(await headerOf('roads-executor'));
    expect(await identify(await headerOf('anna'))).toMatchObject({ login: 'anna', grants: [] });
  });

  it('end within five seconds of their revocation', async () => {
    const header = await headerOf('roads-executor');
    await identify(header);
    kept.set('roads-executor', []);
    later(5_000);
    const viewer = await identify(header);
    expect(hasRoleIn(viewer, 'cabinet-1', 'EXECUTOR')).toBe(false);
  });

  it('are not kept longer when the clock of the machine is set back', async () => {
    const header = await headerOf('roads-executor');
    await identify(header);
    kept.set('roads-executor', []);
    later(-60_000);
    expect(await identify(header)).toMatchObject({ grants: [] });
  });

  it('may not be set to be remembered for longer than five seconds', () => {
    const verifier = { verify: () => Promise.reject(new Error('unused')) };
    expect(() => createIdentify({ verifier, grantsOf, subjectNamespace: ISSUER, grantsMaxAgeMs: 5_001 })).toThrow(RangeError);
    expect(() => createIdentify({ verifier, grantsOf, subjectNamespace: ISSUER, grantsMaxAgeMs: Number.NaN })).toThrow(RangeError);
  });
});

describe('the id of a citizen', () => {
  it('is the same for the same subject of the same issuer only', () => {
    expect(citizenIdOf(ISSUER, '1')).toBe(citizenIdOf(ISSUER, '1'));
    expect(new Set([citizenIdOf(ISSUER, '1'), citizenIdOf(ISSUER, '2'), citizenIdOf('https://other.example', '1')]).size).toBe(3);
  });
});

import { CodedError, FixedClock } from '@otklik/base';
import { citizenIdOf } from './citizen-id.js';
import { createIdentity, type Identify, type Identity } from './identity.js';
import { newKey, sign, type IssuerKey } from './issuer.test-support.js';
import { createTokenVerifier } from './token-verifier.js';
import type { Bearer, Standing } from './standing.js';
import { authorisationClass, type Grant, type SignedInViewer } from './viewer.js';

const ISSUER = 'https://login.example';
const NOW = Date.parse('2026-11-20T05:00:00Z');
const EXECUTOR: Grant = { role: 'EXECUTOR', cabinetId: 'cabinet-1' };

let key: IssuerKey;
let clock: FixedClock;
let kept: Map<string, Grant[]>;
let ended: Map<string, number>;
let asked: string[];
let fault: Error | null;
let identity: Identity;
let identify: Identify;

beforeAll(async () => {
  key = await newKey('signing');
});
beforeEach(() => {
  clock = new FixedClock(new Date(NOW));
  kept = new Map([['roads-executor', [EXECUTOR]]]);
  ended = new Map();
  asked = [];
  fault = null;
  const verifier = createTokenVerifier({ issuer: ISSUER, audience: 'urn:otklik:test', keys: async () => ({ keys: [key.jwk] }), clock });
  identity = createIdentity({ verifier, standingsOf, subjectNamespace: ISSUER, clock });
  identify = identity.identify;
});

async function standingsOf(bearers: readonly Bearer[]): Promise<Standing[]> {
  asked.push(bearers.map(({ login }) => login).join());
  if (fault !== null) throw fault;
  return bearers.map(({ login }) => ({ grants: kept.get(login) ?? [], sessionsEndedAt: ended.get(login) ?? null }));
}

async function machineHeader(client: string, scope: string): Promise<string> {
  const claims = { iss: ISSUER, aud: 'urn:otklik:test', sub: client, client_id: client, scope, iat: NOW / 1000, exp: NOW / 1000 + 3600 };
  return `Bearer ${await sign(key, claims)}`;
}

async function headerOf(login: string, subject = `subject of ${login}`): Promise<string> {
  return `Bearer ${await sign(key, { iss: ISSUER, aud: 'urn:otklik:test', sub: subject, login, iat: NOW / 1000, exp: NOW / 1000 + 3600 })}`;
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
      issuedAt: NOW,
      expiresAt: NOW + 3_660_000,
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
    expect(viewer.kind === 'person' && viewer.grants).toEqual([]);
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
    expect(() => createIdentity({ verifier, standingsOf, subjectNamespace: ISSUER, standingMaxAgeMs: 5_001 })).toThrow(RangeError);
    expect(() => createIdentity({ verifier, standingsOf, subjectNamespace: ISSUER, standingMaxAgeMs: Number.NaN })).toThrow(RangeError);
  });
});

test('a role for somebody absent ends when it says, though it is remembered', async () => {
  kept.set('roads-executor', [EXECUTOR, { ...EXECUTOR, onBehalfOf: 'ivan', until: NOW + 1_000 }]);
  expect(await identify(await headerOf('roads-executor'))).toMatchObject({ grants: [EXECUTOR, { onBehalfOf: 'ivan' }] });
  later(999);
  const stays = (await identify(await headerOf('roads-executor'))) as SignedInViewer;
  expect(stays.grants).toHaveLength(2);
  later(1);
  expect(await identify(await headerOf('roads-executor'))).toMatchObject({ grants: [EXECUTOR] });
  expect(await identity.refresh([stays])).toMatchObject([{ grants: [EXECUTOR] }]);
});

describe('a machine', () => {
  it('is known by its client, with what its token was issued for and the roles it was given', async () => {
    kept.set('client:region-gateway', [{ role: 'INTEGRATOR', cabinetId: null }]);
    expect(await identify(await machineHeader('region-gateway', 'appeals:read changes:read'))).toEqual({
      kind: 'machine',
      subject: 'region-gateway',
      login: 'client:region-gateway',
      scopes: ['appeals:read', 'changes:read'],
      grants: [{ role: 'INTEGRATOR', cabinetId: null }],
      issuedAt: NOW,
      expiresAt: NOW + 3_660_000,
    });
  });

  it('never shares answers with one of other scopes', async () => {
    const classes = await Promise.all(['', 'appeals:read', 'appeals:read changes:read', 'changes:read appeals:read'].map(async (scope) => authorisationClass(await identify(await machineHeader('m', scope)))));
    expect(new Set(classes).size).toBe(3);
  });
});

describe('the end of all sessions', () => {
  it('refuses older tokens within five seconds, and those so new that clocks could be to blame', async () => {
    const old = await headerOf('anna');
    await identify(old);
    ended.set('anna', NOW + 1_000);
    later(5_000);
    await expect(identify(old)).rejects.toEqual(CodedError.unauthenticated());
    const issued = async (seconds: number) =>
      `Bearer ${await sign(key, { iss: ISSUER, aud: 'urn:otklik:test', sub: 's', login: 'anna', iat: NOW / 1000 + seconds, exp: NOW / 1000 + 3600 })}`;
    await expect(identify(await issued(61))).rejects.toEqual(CodedError.unauthenticated());
    expect(await identify(await issued(62))).toMatchObject({ login: 'anna' });
  });

  it('refuses a token that does not say when it was issued', async () => {
    ended.set('anna', 0);
    const token = await sign(key, { iss: ISSUER, aud: 'urn:otklik:test', sub: 's', login: 'anna', exp: NOW / 1000 + 3600 });
    await expect(identify(`Bearer ${token}`)).rejects.toEqual(CodedError.unauthenticated());
  });
});

describe('viewers who stay', () => {
  it('are refreshed all at once: the same object when nothing changed, new roles, or null', async () => {
    const viewers = (await Promise.all(['anna', 'roads-executor', 'boris'].map(async (login) => identify(await headerOf(login))))) as SignedInViewer[];
    asked.length = 0;
    kept.set('roads-executor', []);
    ended.set('boris', NOW);
    const [anna, executor, boris] = await identity.refresh(viewers);
    expect(anna).toBe(viewers[0]);
    expect(executor).toEqual({ ...viewers[1], grants: [] });
    expect(boris).toBeNull();
    expect(asked).toEqual(['anna,roads-executor,boris']);
  });

  it('tell what is known of them to those who come next', async () => {
    const header = await headerOf('roads-executor');
    const viewer = (await identify(header)) as SignedInViewer;
    kept.set('roads-executor', []);
    await identity.refresh([viewer]);
    expect(await identify(header)).toMatchObject({ grants: [] });
  });
});

describe('the id of a citizen', () => {
  it('is the same for the same subject of the same issuer only', () => {
    expect(citizenIdOf(ISSUER, '1')).toBe(citizenIdOf(ISSUER, '1'));
    expect(new Set([citizenIdOf(ISSUER, '1'), citizenIdOf(ISSUER, '2'), citizenIdOf('https://other.example', '1')]).size).toBe(3);
  });
});

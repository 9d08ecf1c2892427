import { createMemoryStore } from './memory-store.js';

describe('the memory of the development provider', () => {
  it('keeps models apart', async () => {
    const store = createMemoryStore();
    await store('Session').upsert('1', { uid: 'u' }, 60);
    expect(await store('Session').find('1')).toEqual({ uid: 'u' });
    expect(await store('Grant').find('1')).toBeUndefined();
    expect(await store('Session').findByUid('u')).toEqual({ uid: 'u' });
    expect(await store('Interaction').findByUid('u')).toBeUndefined();
  });

  it('does not find what has expired', async () => {
    const session = createMemoryStore()('Session');
    await session.upsert('1', { uid: 'u' }, 0);
    expect(await session.find('1')).toBeUndefined();
    expect(await session.findByUid('u')).toBeUndefined();
  });

  it('marks a code as used', async () => {
    const codes = createMemoryStore()('AuthorizationCode');
    await codes.upsert('1', { grantId: 'g' }, 60);
    await codes.consume('1');
    expect(await codes.find('1')).toMatchObject({ consumed: expect.any(Number) });
  });

  it('forgets what was revoked, by its grant', async () => {
    const codes = createMemoryStore()('AuthorizationCode');
    await codes.upsert('1', { grantId: 'g' }, 60);
    await codes.upsert('2', { grantId: 'h' }, 60);
    await codes.revokeByGrantId('g');
    expect(await codes.find('1')).toBeUndefined();
    expect(await codes.find('2')).toBeDefined();
  });

  it('does not grow without end: the oldest give way', async () => {
    const grants = createMemoryStore()('Grant');
    for (let i = 0; i <= 5_000; i++) await grants.upsert(String(i), {}, 60);
    expect(await grants.find('0')).toBeUndefined();
    expect(await grants.find('1')).toBeDefined();
    expect(await grants.find('5000')).toBeDefined();
  });
});

import { VoteKeys } from './vote-keys.js';

const secret = 's'.repeat(32);
const keys = new VoteKeys(secret);

describe('vote keys', () => {
  test('are the same for one person in one survey, and differ for everything else', () => {
    expect(keys.voteKey('survey', 'anna')).toBe(new VoteKeys(secret).voteKey('survey', 'anna'));
    const all = [
      keys.voteKey('survey', 'anna'),
      keys.voteKey('survey', 'boris'),
      keys.voteKey('other', 'anna'),
      keys.voteKey('surveyanna', ''),
      keys.keyMark('survey', 'anna'),
      keys.bodyMark('anna', 'key', 'x'),
      keys.bodyMark('anna', 'other key', 'x'),
      new VoteKeys('t'.repeat(32)).voteKey('survey', 'anna'),
    ];
    expect(new Set(all).size).toBe(all.length);
  });

  test('tell nothing of who it is', () => {
    expect(keys.voteKey('survey', 'anna')).toMatch(/^[\w-]{43}$/);
  });

  test('name their secret without telling it', () => {
    expect(keys.secretId).toBe(new VoteKeys(secret).secretId);
    expect(keys.secretId).not.toBe(new VoteKeys('t'.repeat(32)).secretId);
  });

  test('want a secret that is one', () => {
    expect(() => new VoteKeys('short')).toThrow(TypeError);
  });
});
